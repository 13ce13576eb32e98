import {
  Box3,
  CanvasTexture,
  Group,
  type Material,
  Mesh,
  MeshBasicMaterial,
  type MeshStandardMaterial,
  NeutralToneMapping,
  type Object3D,
  type PerspectiveCamera,
  PlaneGeometry,
  PMREMGenerator,
  type Scene,
  Vector3,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three'
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js'
import { frameOf, type StageView } from './framing'
import { studioPicture } from './studio'

/** Size of the studio picture that a phone can hold. */
const STUDIO_TEXELS = 512

/** Light, camera and controls around one model: the studio of the catalog's pictures, live. Only in a browser. */
export class StageRig {
  private readonly controls: OrbitControls
  private readonly light: WebGLRenderTarget
  private placed = false

  constructor(
    private readonly gl: WebGLRenderer,
    private readonly scene: Scene,
    private readonly camera: PerspectiveCamera,
    private readonly redraw: () => void,
  ) {
    const pmrem = new PMREMGenerator(gl)
    const picture = studioPicture(STUDIO_TEXELS)
    this.light = pmrem.fromEquirectangular(picture)
    scene.environment = this.light.texture
    picture.dispose()
    pmrem.dispose()
    // ACES would wash the gold out.
    gl.toneMapping = NeutralToneMapping
    this.controls = new OrbitControls(camera, gl.domElement)
    this.controls.enablePan = false
    this.controls.addEventListener('change', redraw)
  }

  /** Frames the model so that it fills the picture; in the free view the camera keeps its direction. */
  look(model: Object3D, view: StageView): void {
    const { camera, controls } = this
    // The piece, without the shadow beside it.
    const { eye, target, away } = frameOf(model.children[0] ?? model, view)
    const turned =
      view === 'free' && this.placed
        ? camera.position.clone().sub(controls.target).setLength(away).add(target)
        : eye
    this.placed = true
    camera.position.copy(turned)
    camera.near = away / 50
    camera.far = away * 4
    camera.updateProjectionMatrix()
    controls.target.copy(target)
    controls.minDistance = away * 0.25
    controls.maxDistance = away * 2
    controls.update()
    this.redraw()
  }

  /** Walks around the model. */
  turn(radians: number): void {
    this.camera.position
      .sub(this.controls.target)
      .applyAxisAngle(new Vector3(0, 1, 0), radians)
      .add(this.controls.target)
    this.controls.update()
  }

  /** Draws now, not with the next frame. */
  draw(): void {
    this.gl.render(this.scene, this.camera)
    this.count()
  }

  /** Publishes counts, so that a test can see that nothing is left on the graphics card. */
  count(): void {
    this.gl.domElement.dataset.geometries = String(this.gl.info.memory.geometries)
  }

  dispose(): void {
    this.controls.dispose()
    this.light.dispose()
  }
}

/** A model with its soft shadow on the ground. */
export function onGround(model: Group, dark = false): Group {
  const stage = new Group()
  stage.add(model)
  const box = new Box3().setFromObject(model)
  const [size, centre] = [box.getSize(new Vector3()), box.getCenter(new Vector3())]
  const shadow = new Mesh(
    new PlaneGeometry(size.x * 1.6 + size.y * 0.2, size.z * 1.6 + size.y * 0.3),
    shadowMaterial(dark),
  )
  shadow.rotation.x = -Math.PI / 2
  shadow.position.set(centre.x, box.min.y - size.length() * 0.002, centre.z)
  stage.add(shadow)
  return stage
}

const shades = new Map<boolean, MeshBasicMaterial>()
function shadowMaterial(dark: boolean): MeshBasicMaterial {
  const found = shades.get(dark)
  if (found) return found
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 128
  const context = canvas.getContext('2d')
  if (context) {
    const fade = context.createRadialGradient(64, 64, 8, 64, 64, 64)
    fade.addColorStop(0, dark ? 'rgba(0, 0, 0, 0.6)' : 'rgba(20, 24, 28, 0.30)')
    fade.addColorStop(1, dark ? 'rgba(0, 0, 0, 0)' : 'rgba(20, 24, 28, 0)')
    context.fillStyle = fade
    context.fillRect(0, 0, 128, 128)
  }
  const shade = new MeshBasicMaterial({
    map: new CanvasTexture(canvas),
    transparent: true,
    depthWrite: false,
  })
  shades.set(dark, shade)
  return shade
}

/** Frees the graphics memory of a model and of its own materials; shared surfaces are kept for the next model. */
export function freeModel(model: Object3D): void {
  model.traverse((child) => {
    if (!(child instanceof Mesh)) return
    ;(child as Mesh).geometry.dispose()
    if ('isInstancedMesh' in child) (child as unknown as { dispose: () => void }).dispose()
    if (!child.userData.owned) return
    const material = child.material as Material & Partial<Pick<MeshStandardMaterial, 'map'>>
    material.map?.dispose()
    material.dispose()
  })
}
