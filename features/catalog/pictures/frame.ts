/** A picture that is wider or higher than this is placed on the background: a card shows a square of it. */
const LARGEST_RATIO = 2

/**
 * The size in which a picture is made: its shorter side as requested, never enlarged, and never more than twice as long
 * as wide. Its shape is kept, because its focal point decides what a square card shows of it.
 * @param size pixels of the shorter side
 */
export function frameOf(
  { width, height }: { width: number; height: number },
  size: number,
): { width: number; height: number } {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const canvas = Math.max(short, long / LARGEST_RATIO)
  const side = Math.max(1, Math.floor(Math.min(size, canvas)))
  const other = Math.max(side, Math.floor((long / canvas) * side))
  return width >= height ? { width: other, height: side } : { width: side, height: other }
}
