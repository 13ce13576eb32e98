import {
  DepthTexture,
  DoubleSide,
  FloatType,
  LessEqualCompare,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  type Scene,
  UnsignedByteType,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { evenDirections, lightDirections } from '../../../features/designs/models/light/studio'

const TILE = 400
const GRID = 10
export const MIRROR_DIRECTIONS = evenDirections(44)
export const LIGHTS = lightDirections(56, false)
const DIRECTIONS = [...MIRROR_DIRECTIONS, ...LIGHTS.map((l) => l.dir)]

const caster = new MeshBasicMaterial({ colorWrite: false, side: DoubleSide })
const target = new WebGLRenderTarget(TILE * GRID, TILE * GRID, { type: UnsignedByteType })
target.depthTexture = new DepthTexture(TILE * GRID, TILE * GRID, FloatType)
target.depthTexture.compareFunction = LessEqualCompare
target.depthTexture.minFilter = LinearFilter
target.depthTexture.magFilter = LinearFilter

/** Depth seen from a hundred directions: the shader reads from it what each point can see. */
export const occlusionUniforms = {
  seen: { value: target.depthTexture },
  seenCentre: { value: new Vector3() },
  seenRadius: { value: 1 },
  seenDir: { value: DIRECTIONS },
  seenRight: { value: DIRECTIONS.map((d) => axes(d)[0]) },
  seenUp: { value: DIRECTIONS.map((d) => axes(d)[1]) },
  lightWeight: { value: LIGHTS.map((l) => l.weight) },
}

function axes(dir: Vector3): [Vector3, Vector3] {
  const helper = Math.abs(dir.y) < 0.98 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0)
  const right = new Vector3().crossVectors(helper, dir).normalize()
  return [right, new Vector3().crossVectors(dir, right)]
}

/**
 * Draws the depth pictures of the scene's solid parts; glass and film hide nothing, and metal needs
 * no diffuse light.
 */
export function look(
  renderer: WebGLRenderer,
  scene: Scene,
  centre: Vector3,
  radius: number,
  onlyMetal: boolean,
): void {
  occlusionUniforms.seenCentre.value.copy(centre)
  occlusionUniforms.seenRadius.value = radius
  const hidden: Mesh[] = []
  scene.traverse((o) => {
    if (o instanceof Mesh && o.visible && o.userData.clear) hidden.push(o)
  })
  hidden.forEach((o) => {
    o.visible = false
  })
  const camera = new OrthographicCamera(-radius, radius, radius, -radius, 0, radius * 2)
  scene.overrideMaterial = caster
  renderer.setRenderTarget(target)
  target.scissorTest = true
  target.scissor.set(0, 0, TILE * GRID, TILE * GRID)
  target.viewport.set(0, 0, TILE * GRID, TILE * GRID)
  renderer.setRenderTarget(target)
  renderer.clear()
  renderer.autoClear = false
  const count = onlyMetal ? MIRROR_DIRECTIONS.length : DIRECTIONS.length
  DIRECTIONS.slice(0, count).forEach((dir, i) => {
    const [, up] = axes(dir)
    camera.position.copy(centre).addScaledVector(dir, radius)
    camera.up.copy(up)
    camera.lookAt(centre)
    target.viewport.set((i % GRID) * TILE, Math.floor(i / GRID) * TILE, TILE, TILE)
    target.scissor.copy(target.viewport)
    renderer.setRenderTarget(target)
    renderer.render(scene, camera)
  })
  renderer.autoClear = true
  renderer.setRenderTarget(null)
  scene.overrideMaterial = null
  hidden.forEach((o) => {
    o.visible = true
  })
}

/** Shader functions: `mirrorSight` for reflections, `litBy` for diffuse light with soft shadow. */
export const occlusionShader = /* glsl */ `
uniform highp sampler2DShadow seen;
uniform vec3 seenCentre;
uniform float seenRadius;
uniform vec3 seenDir[${DIRECTIONS.length}];
uniform vec3 seenRight[${DIRECTIONS.length}];
uniform vec3 seenUp[${DIRECTIONS.length}];
uniform float lightWeight[${LIGHTS.length}];
float sight(int k, vec3 q) {
  vec2 uv = vec2(dot(q, seenRight[k]), dot(q, seenUp[k])) / seenRadius * 0.5 + 0.5;
  if (abs(uv.x - 0.5) > 0.498 || abs(uv.y - 0.5) > 0.498) return 1.0;
  float depth = 0.5 - dot(q, seenDir[k]) / (2.0 * seenRadius) - ${(0.8 / TILE).toFixed(6)};
  vec2 corner = vec2(float(k % ${GRID}), float(k / ${GRID}));
  return texture(seen, vec3((corner + uv) / ${GRID}.0, depth));
}
vec3 sightPoint(vec3 world, vec3 normal) {
  return world - seenCentre + normal * (seenRadius * ${(3.2 / TILE).toFixed(6)});
}
float mirrorSight(vec3 world, vec3 normal, vec3 mirror, float rough) {
  vec3 q = sightPoint(world, normal);
  float power = mix(7.0, 2.5, rough);
  float sum = 0.0;
  float all = 1e-4;
  for (int k = 0; k < ${MIRROR_DIRECTIONS.length}; k++) {
    float w = max(dot(seenDir[k], mirror), 0.0);
    w = pow(w, power) * smoothstep(-0.15, 0.2, dot(seenDir[k], normal));
    if (w < 0.01) continue;
    all += w;
    sum += w * sight(k, q);
  }
  return clamp(sum / all, 0.0, 1.0);
}
vec3 litBy(vec3 world, vec3 flatNormal, vec3 normal) {
  vec3 q = sightPoint(world, flatNormal);
  float sum = 0.0;
  for (int k = 0; k < ${LIGHTS.length}; k++) {
    float cosine = dot(seenDir[${MIRROR_DIRECTIONS.length} + k], normal);
    if (cosine <= 0.0) continue;
    sum += lightWeight[k] * cosine * sight(${MIRROR_DIRECTIONS.length} + k, q);
  }
  return vec3(sum);
}
`
