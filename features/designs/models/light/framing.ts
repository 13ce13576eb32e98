import { Box3, MathUtils, type Object3D, Sphere, Vector3 } from 'three'

/**
 * The camera's position: the same for the live stage and for stills, so that one replaces the other without a jump.
 * Pure.
 */

export type StageView = 'free' | 'front' | 'side' | 'top'

export const DIRECTIONS: Readonly<Record<StageView, Vector3>> = {
  free: new Vector3(0.22, 0.6, 0.9),
  front: new Vector3(0, 0.02, 1),
  side: new Vector3(1, 0.02, 0),
  top: new Vector3(0, 1, 0.001),
}
/** The catalog's own background, and a dark one on which a finish should be judged too. */
export const GROUNDS = { light: '#ECEEF0', dark: '#22262B' } as const
/** Field of view in degrees, across and down alike. */
export const FIELD_OF_VIEW = 24

export interface Framed {
  eye: Vector3
  target: Vector3
  /** mm from the eye to the target */
  away: number
  /** half the picture's edge at a distance of one */
  halfTan: number
  box: { least: Vector3; most: Vector3 }
}

/** Frames a model so that it fills the picture from any side. */
export function frameOf(model: Object3D, view: StageView): Framed {
  const box = new Box3().setFromObject(model)
  const sphere = box.getBoundingSphere(new Sphere())
  const half = MathUtils.degToRad(FIELD_OF_VIEW / 2)
  const away = (sphere.radius / Math.sin(half)) * 1.02
  return {
    eye: sphere.center.clone().addScaledVector(DIRECTIONS[view].clone().normalize(), away),
    target: sphere.center,
    away,
    halfTan: Math.tan(half),
    box: { least: box.min, most: box.max },
  }
}
