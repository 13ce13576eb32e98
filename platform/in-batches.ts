/**
 * Repeats a step, so many at a time, until one finds fewer.
 * @param some does up to `size` of them; @returns how many it did
 * @returns how many were done altogether
 */
export async function inBatches(size: number, some: () => Promise<number>): Promise<number> {
  let done = 0
  for (;;) {
    const count = await some()
    done += count
    if (count < size) return done
  }
}
