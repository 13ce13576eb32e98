/**
 * Pictures are committed in two widths as AVIF, so nothing is resized at
 * request time: this picks the smaller file that is wide enough.
 */
export default function pictureLoader({ src, width }: { src: string; width: number }): string {
  if (/\.[a-z0-9]+$/.test(src)) return src
  return `${src}-${width <= 420 ? 400 : 1200}.avif`
}
