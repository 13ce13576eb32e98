import { demoProducts } from '../../../prisma/seed/catalog/index'
import { drawScene, SCENES } from './scenes'
import { drawProduct, SIZE } from './shots'
import { pixels } from './stage'

async function send(
  name: string,
  width: number,
  height: number,
  alt: string,
  overlay?: string,
): Promise<void> {
  const query = new URLSearchParams({ name, width: String(width), height: String(height), alt })
  if (overlay) await fetch(`/overlay?${query}`, { method: 'POST', body: overlay })
  const answer = await fetch(`/frame?${query}`, { method: 'POST', body: pixels() })
  if (!answer.ok) throw new Error(await answer.text())
}

/** What the script outside may call. */
const studio = {
  products: () => demoProducts.map((p) => p.slug),
  scenes: () => Object.keys(SCENES),
  product: (slug: string, only?: string[]) =>
    drawProduct(
      slug,
      (shot, alt, overlay) => send(`${slug}/${shot}`, SIZE, SIZE, alt, overlay),
      only,
    ),
  scene: async (name: string) => {
    const { width, height, alt } = drawScene(name)
    await send(`scene/${name}`, width, height, alt)
  },
}
declare global {
  interface Window {
    studio: typeof studio
  }
}
await Promise.all([
  document.fonts.load('500 24px "IBM Plex Sans Variable"'),
  document.fonts.load('500 24px "IBM Plex Mono"'),
])
window.studio = studio
