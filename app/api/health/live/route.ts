/** Alive: this process answers. */
export const GET = (): Response =>
  Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } })
