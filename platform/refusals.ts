/** Something that was refused, as the rule that refused it knows it. */
export interface Refusal {
  actor: { kind: string; id: string | null; name: string | null }
  /** what was tried, e.g. `quote.send` */
  action: string
  objectType: string
  objectId: string
  reason: string
}

// Pages and the server's start are bundled apart: what both must share stands on the process itself.
const shared = globalThis as { fscRefusals?: (refusal: Refusal) => void }

/** Says that something was refused. Rules say it; who records it is set once a process. */
export function announceRefusal(refusal: Refusal): void {
  shared.fscRefusals?.(refusal)
}

/** Sets who hears of refusals. */
export function onRefusal(listener: (refusal: Refusal) => void): void {
  shared.fscRefusals = listener
}
