import { type Material, MeshPhysicalMaterial } from 'three'
import { surfaceMaterial } from '../../../features/designs/models/materials/surfaces'
import { groundShader, groundUniforms } from './ground'
import { occlusionShader, occlusionUniforms } from './occlusion'

const cameraWorld = { value: null as unknown }
const done = new Set<Material>()

/** Passes the camera's world matrix to the shader. */
export function setCameraWorld(matrix: unknown): void {
  cameraWorld.value = matrix
}

/**
 * The surface with the rig's light: reflections are dimmed where the piece hides the studio from
 * itself, diffuse light comes with soft shadows.
 */
export function litSurface(name: string): Material {
  const material = surfaceMaterial(name)
  if (done.has(material) || !(material instanceof MeshPhysicalMaterial)) return material
  done.add(material)
  const clear = material.transparent
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, occlusionUniforms, groundUniforms, { cameraWorld })
    shader.fragmentShader = shader.fragmentShader
      .replace(
        '#include <common>',
        `#include <common>\nuniform mat4 cameraWorld;\n${occlusionShader}\n${groundShader}`,
      )
      .replace(
        '#include <lights_fragment_end>',
        /* glsl */ `
        vec3 worldAt = (cameraWorld * vec4(-vViewPosition, 1.0)).xyz;
        vec3 worldNormal = normalize((cameraWorld * vec4(normal, 0.0)).xyz);
        vec3 worldFlat = normalize((cameraWorld * vec4(nonPerturbedNormal, 0.0)).xyz);
        vec3 worldMirror = normalize((cameraWorld * vec4(reflect(-geometryViewDir, normal), 0.0)).xyz);
        float below = smoothstep(0.0, -0.25, worldMirror.y);
        vec2 landing = worldAt.xz + worldMirror.xz * (max(worldAt.y, 0.0) / max(-worldMirror.y, 0.08));
        float floorLight = mix(1.0, groundLight(landing), below);
        ${clear ? 'float open = 1.0;' : 'float open = mirrorSight(worldAt, worldFlat, worldMirror, material.roughness);'}
        open = mix(1.0, open, mix(0.72, 1.0, smoothstep(0.1, 0.4, material.roughness)));
        vec3 hiddenTint = mix(vec3(0.10), material.specularColorBlended * 0.40 + 0.01, metalnessFactor);
        radiance *= mix(hiddenTint, vec3(1.0), open) * mix(0.25, 1.0, floorLight);
        #ifdef USE_CLEARCOAT
          clearcoatRadiance *= mix(0.1, 1.0, open) * floorLight;
        #endif
        ${
          clear
            ? ''
            : /* glsl */ `if (metalnessFactor < 0.9) {
          vec3 bounce = vec3(0.80) * PI * 0.5 * (1.0 - worldNormal.y) * mix(0.35, 1.0, groundLight(worldAt.xz + worldNormal.xz * 4.0)) * mix(0.4, 1.0, open);
          iblIrradiance = litBy(worldAt, worldFlat, worldNormal) * 1.08 + bounce;
        }`
        }
        #include <lights_fragment_end>`,
      )
  }
  material.needsUpdate = true
  return material
}
