import { CanvasTexture, Mesh, MeshStandardMaterial, PlaneGeometry, SRGBColorSpace } from 'three'
import { baresSteel } from '../../rules/design-conflicts'
import { type Design } from '../../rules/family'
import { letteringOf } from '../../rules/places'

/**
 * The appearance of an engraved line: dark letters, or bare steel in a dark coat, just above the surface. Only in a
 * browser: it draws the letters on a canvas.
 */

const ABOVE_MM = 0.02
/** The height of a capital as a share of the typeface's size. */
const CAPITAL = 0.698

/**
 * The engraving of a design, to be placed on its model; null where there is none. It has its own texture: free it with
 * its material.
 */
export function engravingOf(design: Design): Mesh | null {
  const lettering = letteringOf(design)
  if (!lettering) return null
  const { texture, lengthMm, tallMm } = drawn(design, lettering.heightMm, lettering.lengthMm)
  const plane = new PlaneGeometry(lengthMm, tallMm, 64, 4)
  const position = plane.getAttribute('position')
  for (let i = 0; i < position.count; i++)
    position.setXYZ(i, ...lettering.at(position.getX(i), position.getY(i), ABOVE_MM))
  plane.computeVertexNormals()
  const mesh = new Mesh(
    plane,
    new MeshStandardMaterial({
      map: texture,
      transparent: true,
      roughness: 0.9,
      metalness: 0,
      polygonOffset: true,
      polygonOffsetFactor: -4,
      polygonOffsetUnits: -4,
    }),
  )
  mesh.userData.owned = true
  return mesh
}

/** The line on a canvas, with the middle of its capitals in the middle of the canvas. */
function drawn(
  design: Design,
  heightMm: number,
  roomMm: number,
): { texture: CanvasTexture; lengthMm: number; tallMm: number } {
  const text = design.engraving
  const canvas = document.createElement('canvas')
  const size = 160
  const font = `500 ${size}px ${getComputedStyle(document.body).fontFamily}`
  const context = canvas.getContext('2d')
  if (context) context.font = font
  canvas.width = Math.min(4096, Math.ceil((context?.measureText(text).width ?? size) + size * 0.2))
  canvas.height = Math.ceil(size * 1.5)
  const pen = canvas.getContext('2d')
  if (pen) {
    pen.font = font
    pen.textAlign = 'center'
    pen.fillStyle = baresSteel(design) ? 'rgba(206, 206, 203, 0.94)' : 'rgba(16, 18, 22, 0.88)'
    pen.fillText(text, canvas.width / 2, canvas.height / 2 + (size * CAPITAL) / 2)
  }
  const texture = new CanvasTexture(canvas)
  texture.colorSpace = SRGBColorSpace
  texture.anisotropy = 8
  const mmPerPixel = heightMm / (size * CAPITAL)
  const squeeze = Math.min(1, roomMm / (canvas.width * mmPerPixel))
  return {
    texture,
    lengthMm: canvas.width * mmPerPixel * squeeze,
    tallMm: canvas.height * mmPerPixel,
  }
}
