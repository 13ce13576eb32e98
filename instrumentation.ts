/** Starts the workers of the outbox beside the server; not during a build, not in an edge runtime. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startSiteWorkers } = await import('./instrumentation-node')
  await startSiteWorkers()
}
