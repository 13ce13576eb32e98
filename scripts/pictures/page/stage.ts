import {
  Box3,
  MathUtils,
  Matrix4,
  CustomToneMapping,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  ShaderChunk,
  Vector3,
  WebGLRenderer,
} from 'three'
import { dress, eachVertex } from '../../../features/designs/models/geometry/part'
import { makeGround, shade } from './ground'
import { litSurface, setCameraWorld } from './lit'
import { look } from './occlusion'
import { studioPicture } from '../../../features/designs/models/light/studio'

const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true })
// A straight line up to 0.8 keeps board and leather at their own colour; beyond it highlights roll
// off to white.
ShaderChunk.tonemapping_pars_fragment = ShaderChunk.tonemapping_pars_fragment.replace(
  'vec3 CustomToneMapping( vec3 color ) { return color; }',
  `vec3 CustomToneMapping( vec3 color ) {
    color *= toneMappingExposure;
    float peak = max(color.r, max(color.g, color.b));
    if (peak <= 0.72) return color;
    float rolled = 1.0 - 0.28 * 0.28 / (peak - 0.72 + 0.28);
    color *= rolled / peak;
    float white = 1.0 - 1.0 / (0.22 * (peak - rolled) + 1.0);
    return mix(color, vec3(rolled), white);
  }`,
)
renderer.toneMapping = CustomToneMapping
renderer.toneMappingExposure = 1.06
document.body.append(renderer.domElement)
const scene = new Scene()
const pmrem = new PMREMGenerator(renderer)
scene.environment = (
  pmrem as unknown as { fromEquirectangular: (t: unknown) => { texture: typeof scene.environment } }
).fromEquirectangular(studioPicture()).texture
const ground = makeGround()
scene.add(ground)
let model: Object3D | null = null
const TIP = 0.85

/** The camera's position: degrees above the ground, and how the piece sits in the frame. */
export interface View {
  elevation: number
  /** share of the picture's width and height that the piece may fill */
  fill: number | [number, number]
  /** centre and half-width in mm instead of framing the whole piece */
  close?: { at: [number, number, number]; spanMm: number }
  /** moves the piece within the frame, in fractions of its half-size */
  shift?: [number, number]
}

/**
 * Puts a piece on the ground and computes what its parts hide from one another; `metal`: its main
 * surface is metal.
 */
export function place(object: Object3D, metal: boolean): void {
  if (model) scene.remove(model)
  model = object
  object.traverse((o) => {
    const name = o.userData.surface
    if (name === 'glass' || name === 'film' || name === 'acrylic' || name === 'stone-crown')
      o.userData.clear = true
  })
  scene.add(object)
  const box = new Box3()
  eachVertex(object, (p) => {
    box.expandByPoint(p)
  })
  const centre = box.getCenter(new Vector3())
  let radius = 0
  eachVertex(object, (p) => {
    radius = Math.max(radius, p.distanceTo(centre))
  })
  radius *= 1.02
  let onlyMetal = true
  object.traverse((o) => {
    const name = o.userData.surface
    if (typeof name === 'string' && name !== 'main' && !/polished|brushed|matte|stone/.test(name))
      onlyMetal = false
  })
  shade(renderer, scene, centre, radius)
  look(renderer, scene, centre, radius, onlyMetal && metal)
}

/** Gives the piece its surfaces; `main` is the chosen finish. */
export function finish(main: string, more: Record<string, string> = {}): void {
  if (model) dress(model, (name) => litSurface(more[name] ?? (name === 'main' ? main : name)))
}

/** Draws one picture and returns a function from world to picture coordinates (0..1). */
export function shoot(
  width: number,
  height: number,
  view: View,
): (point: Vector3) => [number, number] {
  renderer.setClearColor('#ECEEF0')
  // from straight above a flat face would mirror the softbox: the studio is tipped back for that
  // view
  scene.environmentRotation.set(view.elevation > 85 ? TIP : 0, 0, 0)
  renderer.setSize(width, height, false)
  const camera = new PerspectiveCamera(view.elevation > 85 ? 6 : 16, width / height, 1, 1e5)
  const angle = MathUtils.degToRad(Math.min(view.elevation, 89.9))
  const back = new Vector3(0, Math.sin(angle), Math.cos(angle))
  camera.up.set(0, 1, 0)
  const half = Math.tan(MathUtils.degToRad(camera.fov / 2))
  const target = new Vector3()
  let distance = 100
  if (view.close) {
    target.set(...view.close.at)
    distance = view.close.spanMm / 2 / half
  } else {
    const box = new Box3()
    eachVertex(model!, (p) => {
      box.expandByPoint(p)
    })
    box.getCenter(target)
    distance = box.getSize(new Vector3()).length() / half
    for (let pass = 0; pass < 6; pass++) {
      aim()
      let [x0, x1, y0, y1] = [9, -9, 9, -9]
      const p2 = new Vector3()
      eachVertex(model!, (p) => {
        p2.copy(p).project(camera)
        x0 = Math.min(x0, p2.x)
        x1 = Math.max(x1, p2.x)
        y0 = Math.min(y0, p2.y)
        y1 = Math.max(y1, p2.y)
      })
      const right = new Vector3(1, 0, 0).applyQuaternion(camera.quaternion)
      const up = new Vector3(0, 1, 0).applyQuaternion(camera.quaternion)
      const [sx, sy] = view.shift ?? [0, 0]
      target.addScaledVector(right, ((x0 + x1) / 2 - sx) * half * distance * camera.aspect)
      target.addScaledVector(up, ((y0 + y1) / 2 - sy) * half * distance)
      const [fx, fy] = typeof view.fill === 'number' ? [view.fill, view.fill] : view.fill
      distance *= Math.max((x1 - x0) / 2 / fx, (y1 - y0) / 2 / fy)
    }
  }
  function aim() {
    camera.near = distance * 0.2
    camera.far = distance * 4
    camera.position.copy(target).addScaledVector(back, distance)
    camera.lookAt(target)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld(true)
  }
  aim()
  setCameraWorld(new Matrix4().copy(camera.matrixWorld))
  renderer.render(scene, camera)
  return (point) => {
    const p = point.clone().project(camera)
    return [p.x * 0.5 + 0.5, 0.5 - p.y * 0.5]
  }
}

/** The drawn picture as raw RGBA bytes, bottom row first. */
export function pixels(): Uint8Array<ArrayBuffer> {
  const gl = renderer.getContext()
  const [w, h] = [gl.drawingBufferWidth, gl.drawingBufferHeight]
  const data = new Uint8Array(w * h * 4)
  gl.readPixels(0, 0, w, h, gl.RGBA, gl.UNSIGNED_BYTE, data)
  return data
}
