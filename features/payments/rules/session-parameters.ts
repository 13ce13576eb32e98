import type Stripe from 'stripe'

export interface PayablePart {
  paymentId: string
  partId: string
  orderId: string
  /** `SO-00042` */
  orderNumber: string
  /** what the payment page and the receipt call it */
  title: string
  amountMinor: number
  currency: string
  /** where Stripe's receipt goes */
  buyerEmail: string
  /** Stripe's customer for its company */
  customerId: string
}

/** Where Stripe sends the buyer back to; the page there asks Stripe how it went. */
export function returnUrls(
  appUrl: string,
  orderNumber: string,
): { success: string; cancel: string } {
  const page = `${appUrl}/orders/${orderNumber}`
  // Stripe fills in the braces, so they must reach it unescaped.
  return {
    success: `${page}?session_id={CHECKOUT_SESSION_ID}`,
    cancel: `${page}?payment=cancelled`,
  }
}

/**
 * What we send to Stripe for one attempt. It depends on stored values only, not on a clock or the request: whoever
 * repeats the attempt sends exactly the same, which Stripe demands of a repeated idempotency key.
 */
export function sessionParameters(
  due: PayablePart,
  appUrl: string,
): Stripe.Checkout.SessionCreateParams {
  const { paymentId, partId, orderId, orderNumber, title } = due
  const metadata = { orderId, partId, paymentId }
  const urls = returnUrls(appUrl, orderNumber)
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: due.currency.toLowerCase(),
          unit_amount: due.amountMinor,
          product_data: { name: title },
        },
      },
    ],
    client_reference_id: partId,
    customer: due.customerId,
    metadata,
    payment_intent_data: { metadata, description: title, receipt_email: due.buyerEmail },
    // The signed amount in the signed currency, and no other.
    adaptive_pricing: { enabled: false },
    success_url: urls.success,
    cancel_url: urls.cancel,
  }
}
