import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import type { Actor } from '@/features/accounts/rules/actor'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'

/** Readers and contents of the measured pages: the demo's people, and requests for articles of its catalog. */

/** Of the site under measurement. */
export const url = process.env.APP_URL ?? ''

async function articles(count: number): Promise<{ sku: string; quantity: number }[]> {
  const variants = await db.variant.findMany({
    where: { product: { status: 'PUBLISHED' } },
    take: count,
    orderBy: { sku: 'asc' },
    include: { product: true },
  })
  return variants.map(({ sku, product }) => ({
    sku,
    quantity: Math.ceil(product.moq / product.orderMultiple) * product.orderMultiple * 10,
  }))
}

/** @returns serial of a request with so many lines */
export async function aRequest(
  actor: Actor,
  email: string,
  lines: number,
  companyName = 'Bench Trading',
): Promise<number> {
  const articleLines = await articles(lines)
  const { serial } = await submitRequest(
    { actor, now: new Date() },
    {
      idempotencyKey: randomUUID(),
      companyName,
      contactName: 'Ben Buyer',
      contactEmail: email,
      destination: 'US',
      incoterm: 'DDP',
      currency: 'USD',
      lines: Array.from({ length: lines }, (_, i) => ({
        kind: 'BULK',
        ...articleLines[i % articleLines.length],
      })),
    },
    'en',
  )
  return serial
}

interface SignIn {
  role: 'staff' | 'buyer'
  email: string
  password: string
}

/** @returns the cookies of a demo person who has signed in */
export async function signIn({ email, password }: SignIn): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const signIns = JSON.parse(
  readFileSync(path.join(process.env.DATA_DIR ?? '', 'demo-sign-ins.json'), 'utf8'),
) as SignIn[]
/** The sign-in of a demo person. */
export const signInOf = (role: SignIn['role']): SignIn => {
  const found = signIns.find((each) => each.role === role)
  if (!found) throw new Error(`The demo has no ${role}.`)
  return found
}

/** One of the demo's staff in a browser of their own, as wide as a desk. */
export async function deskPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    // The code that waits for a frame is a text that the page evaluates.
    bypassCSP: true,
  })
  const cookies = (await signIn(signInOf('staff'))).split('; ').map((each) => {
    const at = each.indexOf('=')
    return { name: each.slice(0, at), value: each.slice(at + 1), url }
  })
  await context.addCookies(cookies)
  return context.newPage()
}
