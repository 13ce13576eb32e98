import { Vector2 } from 'three'

/** One point of a cross-section: place and outward normal, in millimetres. */
export interface ProfilePoint {
  x: number
  y: number
  nx: number
  ny: number
}

/**
 * Closed polygon (counter-clockwise, millimetres) with each corner rounded.
 * `radii` is one radius for all corners or one a corner; 0 leaves a hard edge.
 */
export function filletPolygon(
  corners: [number, number][],
  radii: number | number[],
  steps = 6,
): ProfilePoint[] {
  const out: ProfilePoint[] = []
  const n = corners.length
  corners.forEach(([cx, cy], i) => {
    const corner = new Vector2(cx, cy)
    const before = new Vector2(...corners[(i + n - 1) % n]!)
    const after = new Vector2(...corners[(i + 1) % n]!)
    const inDir = corner.clone().sub(before)
    const outDir = after.clone().sub(corner)
    const room = Math.min(inDir.length(), outDir.length()) * 0.499
    inDir.normalize()
    outDir.normalize()
    const turn = Math.atan2(inDir.x * outDir.y - inDir.y * outDir.x, inDir.dot(outDir))
    const wantedRadius = Array.isArray(radii) ? (radii[i] ?? 0) : radii
    const half = Math.tan(Math.abs(turn) / 2)
    const radius = Math.min(wantedRadius, room / Math.max(half, 1e-6))
    if (radius <= 1e-6 || Math.abs(turn) < 1e-4) {
      for (const dir of [inDir, outDir]) out.push({ x: cx, y: cy, nx: dir.y, ny: -dir.x })
      return
    }
    const sign = Math.sign(turn)
    const start = corner.clone().addScaledVector(inDir, -radius * half)
    const centre = start.clone().add(new Vector2(-inDir.y, inDir.x).multiplyScalar(radius * sign))
    const from = Math.atan2(start.y - centre.y, start.x - centre.x)
    for (let s = 0; s <= steps; s++) {
      const a = from + (turn * s) / steps
      const nx = Math.cos(a) * sign
      const ny = Math.sin(a) * sign
      out.push({ x: centre.x + Math.cos(a) * radius, y: centre.y + Math.sin(a) * radius, nx, ny })
    }
  })
  return out
}

/** Rectangle `width` x `height` mm about the origin, corners rounded by `radius` mm. */
export function roundedRect(
  width: number,
  height: number,
  radius: number,
  steps = 6,
): ProfilePoint[] {
  const x = width / 2
  const y = height / 2
  return filletPolygon(
    [
      [-x, -y],
      [x, -y],
      [x, y],
      [-x, y],
    ],
    radius,
    steps,
  )
}

/** Ellipse `width` x `height` mm about the origin. */
export function ellipse(width: number, height = width, steps = 24): ProfilePoint[] {
  return Array.from({ length: steps }, (_, i) => {
    const a = (i / steps) * Math.PI * 2
    const normal = new Vector2(Math.cos(a) / width, Math.sin(a) / height).normalize()
    return {
      x: (Math.cos(a) * width) / 2,
      y: (Math.sin(a) * height) / 2,
      nx: normal.x,
      ny: normal.y,
    }
  })
}

/**
 * Domed band: flat (slightly eased) inside, arched outside. `crown` is the arch
 * height in mm within the thickness.
 */
export function domed(width: number, thickness: number, crown: number, steps = 22): ProfilePoint[] {
  const x = width / 2
  const shoulder = thickness / 2 - crown
  const corners: [number, number][] = [
    [-x + 0.01, -thickness / 2],
    [x - 0.01, -thickness / 2],
  ]
  for (let s = 0; s <= steps; s++) {
    const a = -1 + (2 * s) / steps
    corners.push([-a * x, shoulder + crown * (1 - a * a)])
  }
  const ease = Math.min(0.35, thickness * 0.25)
  return filletPolygon(
    corners,
    [ease, ease, ease * 0.9, ...Array<number>(steps - 1).fill(99), ease * 0.9],
    4,
  )
}
