/**
 * Starts what runs beside the server: following other instances' changes, and the workers of the
 * outbox. Not during a build, not in an edge runtime.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build')
    return
  const { followCacheChanges, keepSiteAnswers, startSiteWorkers } =
    await import('./instrumentation-node')
  followCacheChanges()
  if (process.env.NODE_ENV === 'production') keepSiteAnswers()
  await startSiteWorkers()
}
