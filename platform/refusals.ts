/** A refusal, as the rule that refused knows it. */
export interface Refusal {
  actor: { kind: string; id: string | null; name: string | null }
  /** the attempted action, e.g. `quote.send` */
  action: string
  objectType: string
  objectId: string
  reason: string
}

// Pages and the server's start are bundled apart: what both must share is attached to the process
// itself.
const shared = globalThis as { fscRefusals?: (refusal: Refusal) => void }

/** Announces a refusal. Rules call it; the recorder is set once per process. */
export function announceRefusal(refusal: Refusal): void {
  shared.fscRefusals?.(refusal)
}

/** Sets the listener for refusals. */
export function onRefusal(listener: (refusal: Refusal) => void): void {
  shared.fscRefusals = listener
}
