import {
  AddEquation,
  CustomBlending,
  DoubleSide,
  HalfFloatType,
  LessDepth,
  LinearFilter,
  Mesh,
  OneFactor,
  OrthographicCamera,
  PlaneGeometry,
  type Scene,
  ShaderMaterial,
  Vector2,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { lightDirections } from '../../../features/designs/models/light/studio'

const SIZE = 1024
const SAMPLES = lightDirections(72, true)
const TOTAL = SAMPLES.reduce((sum, s) => sum + s.weight * s.dir.y, 0)

const raw = new WebGLRenderTarget(SIZE, SIZE, { type: HalfFloatType })
const soft = new WebGLRenderTarget(SIZE, SIZE, {
  type: HalfFloatType,
  depthBuffer: false,
  minFilter: LinearFilter,
  magFilter: LinearFilter,
})

export const groundUniforms = {
  groundShade: { value: soft.texture },
  groundCentre: { value: new Vector2() },
  groundHalf: { value: 1 },
}

/** Projects every vertex onto the ground along one light; depth keeps a light from counting twice. */
const stencil = new ShaderMaterial({
  uniforms: {
    light: { value: new Vector3() },
    layer: { value: 0 },
    amount: { value: 0 },
    ...groundUniforms,
  },
  vertexShader: /* glsl */ `
    uniform vec3 light; uniform float layer; uniform vec2 groundCentre; uniform float groundHalf;
    void main() {
      vec4 p = vec4(position, 1.0);
      #ifdef USE_INSTANCING
        p = instanceMatrix * p;
      #endif
      p = modelMatrix * p;
      vec2 g = p.xz - light.xz * (max(p.y, 0.0) / light.y) - groundCentre;
      gl_Position = vec4(g.x / groundHalf, -g.y / groundHalf, layer, 1.0);
    }`,
  fragmentShader: /* glsl */ `uniform float amount; void main() { gl_FragColor = vec4(amount, 0.0, 0.0, amount); }`,
  side: DoubleSide,
  depthFunc: LessDepth,
  blending: CustomBlending,
  blendEquation: AddEquation,
  blendSrc: OneFactor,
  blendDst: OneFactor,
})

const sheetVertex = /* glsl */ `varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`
const wide = [0, 1].map(
  () =>
    new WebGLRenderTarget(SIZE / 4, SIZE / 4, {
      type: HalfFloatType,
      depthBuffer: false,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
    }),
)

/** One direction of a broad Gaussian: hides that the light consists of separate samples. */
const spread = new ShaderMaterial({
  uniforms: { source: { value: raw.texture }, along: { value: new Vector2() } },
  vertexShader: sheetVertex,
  fragmentShader: /* glsl */ `
    uniform sampler2D source; uniform vec2 along; varying vec2 at;
    void main() {
      float sum = 0.0; float all = 0.0;
      for (int i = -12; i <= 12; i++) {
        float w = exp(-float(i * i) / 50.0);
        sum += w * texture2D(source, at + along * float(i)).r; all += w;
      }
      gl_FragColor = vec4(sum / all);
    }`,
  depthTest: false,
  depthWrite: false,
})

/** Sharp where the piece touches the ground, broad where the shadow runs out. */
const blur = new ShaderMaterial({
  uniforms: { source: { value: raw.texture }, broad: { value: wide[1]!.texture } },
  vertexShader: sheetVertex,
  fragmentShader: /* glsl */ `
    uniform sampler2D source; uniform sampler2D broad; varying vec2 at;
    void main() {
      float sum = 0.0; float all = 0.0;
      for (int y = -3; y <= 3; y++) for (int x = -3; x <= 3; x++) {
        float w = exp(-float(x * x + y * y) / 5.0);
        sum += w * texture2D(source, at + vec2(float(x), float(y)) / ${SIZE}.0).r; all += w;
      }
      float sharp = sum / all;
      float soft = texture2D(broad, at).r;
      float shade = mix(soft, sharp, smoothstep(0.16, 0.5, max(soft, sharp * 0.8)));
      gl_FragColor = vec4(clamp(1.0 - shade, 0.0, 1.0));
    }`,
  depthTest: false,
  depthWrite: false,
})
const sheet: Mesh<PlaneGeometry, ShaderMaterial> = new Mesh(new PlaneGeometry(2, 2), blur)
sheet.frustumCulled = false

/** Draws the soft shadow that the scene's solid parts cast on y = 0. */
export function shade(
  renderer: WebGLRenderer,
  scene: Scene,
  centre: Vector3,
  radius: number,
): void {
  groundUniforms.groundCentre.value.set(centre.x, centre.z)
  groundUniforms.groundHalf.value = radius * 2.6
  const hidden: Mesh[] = []
  scene.traverse((o) => {
    if (o instanceof Mesh && o.visible && o.userData.clear) hidden.push(o)
  })
  hidden.forEach((o) => {
    o.visible = false
  })
  const camera = new OrthographicCamera()
  scene.overrideMaterial = stencil
  renderer.setRenderTarget(raw)
  renderer.setClearColor(0x000000, 0)
  renderer.clear()
  renderer.autoClear = false
  SAMPLES.forEach(({ dir, weight }, i) => {
    stencil.uniforms.light!.value.copy(dir)
    stencil.uniforms.layer!.value = 0.9 - (1.8 * i) / SAMPLES.length
    stencil.uniforms.amount!.value = (weight * dir.y) / TOTAL
    stencil.uniformsNeedUpdate = true
    renderer.render(scene, camera)
  })
  renderer.autoClear = true
  scene.overrideMaterial = null
  hidden.forEach((o) => {
    o.visible = true
  })
  sheet.material = spread
  const passes = [
    [raw, wide[0]!, 1, 0],
    [wide[0]!, wide[1]!, 0, 1],
  ] as const
  for (const [from, to, x, y] of passes) {
    spread.uniforms.source!.value = from.texture
    spread.uniforms.along!.value.set(x, y).multiplyScalar(2.2 / SIZE)
    renderer.setRenderTarget(to)
    renderer.render(sheet, camera)
  }
  sheet.material = blur
  renderer.setRenderTarget(soft)
  renderer.render(sheet, camera)
  renderer.setRenderTarget(null)
}

export const groundShader = /* glsl */ `
uniform sampler2D groundShade; uniform vec2 groundCentre; uniform float groundHalf;
float groundLight(vec2 xz) {
  vec2 g = (xz - groundCentre) / groundHalf;
  vec2 uv = vec2(g.x, -g.y) * 0.5 + 0.5;
  float edge = smoothstep(1.0, 0.8, max(abs(g.x), abs(g.y)));
  return mix(1.0, texture2D(groundShade, uv).r, edge);
}`

/** The ground: exactly #ECEEF0 where no shadow falls, whatever the exposure. */
export function makeGround(): Mesh {
  const material = new ShaderMaterial({
    uniforms: groundUniforms,
    vertexShader: /* glsl */ `varying vec3 world; void main() { vec4 p = modelMatrix * vec4(position, 1.0); world = p.xyz; gl_Position = projectionMatrix * viewMatrix * p; }`,
    fragmentShader: /* glsl */ `${groundShader}
      varying vec3 world;
      void main() {
        float s = groundLight(world.xz);
        vec3 shadow = mix(vec3(0.30, 0.31, 0.33), vec3(1.0), pow(s, 0.8));
        gl_FragColor = vec4(vec3(236.0, 238.0, 240.0) / 255.0 * shadow, 1.0);
      }`,
    toneMapped: false,
  })
  const ground = new Mesh(new PlaneGeometry(20000, 20000).rotateX(-Math.PI / 2), material)
  ground.userData.clear = true
  ground.renderOrder = -1
  return ground
}
