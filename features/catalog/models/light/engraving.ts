import { CanvasTexture, type BufferGeometry, Mesh, MeshStandardMaterial, PlaneGeometry, SRGBColorSpace } from 'three'
import { letterHeight, type Design } from '../../design/families'

/** An engraved line as it is seen: dark letters a hair above the surface. Only in a browser: it draws the letters on a canvas. */

const PIXELS_PER_MM = 40
const ABOVE_MM = 0.02

/** The engraving of a design, to be put into its model; null where there is none. */
export function engravingOf(design: Design): Mesh | null {
  const height = letterHeight(design)
  if (height === null) return null
  const { texture, lengthMm } = lettering(design.engraving, height)
  const geometry = shapedFor(design, new PlaneGeometry(lengthMm, height * 1.3, 64, 1))
  return new Mesh(geometry, new MeshStandardMaterial({ map: texture, transparent: true, roughness: 0.9, metalness: 0, polygonOffset: true, polygonOffsetFactor: -2 }))
}

function lettering(text: string, heightMm: number): { texture: CanvasTexture; lengthMm: number } {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  const font = `500 ${heightMm * PIXELS_PER_MM}px "IBM Plex Sans", Arial, sans-serif`
  if (context) context.font = font
  const width = (context?.measureText(text).width ?? 1) + 8
  canvas.width = Math.ceil(width)
  canvas.height = Math.ceil(heightMm * PIXELS_PER_MM * 1.3)
  const ink = canvas.getContext('2d')
  if (ink) {
    ink.font = font
    ink.textBaseline = 'middle'
    ink.fillStyle = 'rgba(16, 18, 22, 0.88)'
    ink.fillText(text, 4, canvas.height / 2)
  }
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 8
  return { texture, lengthMm: canvas.width / PIXELS_PER_MM }
}

/** Lays the plane (x along the text, y up) onto the piece's upper side, the text's top away from the viewer. */
function shapedFor({ family, dimensions }: Design, plane: BufferGeometry): BufferGeometry {
  const at = plane.getAttribute('position')
  const of = (name: string) => dimensions[name] ?? 0
  const radius = of('innerMm') / 2 + of('thicknessMm') + ABOVE_MM
  for (let i = 0; i < at.count; i++) {
    const [x, y] = [at.getX(i), at.getY(i)]
    if (family === 'band') at.setXYZ(i, radius * Math.sin(x / radius), radius * Math.cos(x / radius), -y)
    else if (family === 'signet') at.setXYZ(i, x, of('innerMm') / 2 + of('thicknessMm') * 1.85 + ABOVE_MM, -y)
    else at.setXYZ(i, x, of('thicknessMm') + ABOVE_MM, of('heightMm') * 0.55 - y)
  }
  plane.computeVertexNormals()
  return plane
}
