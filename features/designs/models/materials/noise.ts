/** Repeatable random numbers in 0..1 from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth noise in 0..1 on a grid that repeats every `cellsX` x `cellsY` cells; x and y in 0..1. */
export function tileNoise(
  seed: number,
  cellsX: number,
  cellsY: number,
): (x: number, y: number) => number {
  const random = seeded(seed)
  const grid = Float32Array.from({ length: cellsX * cellsY }, random)
  const smooth = (t: number) => t * t * (3 - 2 * t)
  return (x, y) => {
    const gx = (((x % 1) + 1) % 1) * cellsX
    const gy = (((y % 1) + 1) % 1) * cellsY
    const [x0, y0] = [Math.floor(gx) % cellsX, Math.floor(gy) % cellsY]
    const [x1, y1] = [(x0 + 1) % cellsX, (y0 + 1) % cellsY]
    const [fx, fy] = [smooth(gx - Math.floor(gx)), smooth(gy - Math.floor(gy))]
    const top = grid[y0 * cellsX + x0]! * (1 - fx) + grid[y0 * cellsX + x1]! * fx
    const low = grid[y1 * cellsX + x0]! * (1 - fx) + grid[y1 * cellsX + x1]! * fx
    return top * (1 - fy) + low * fy
  }
}
