'use client'

import { Canvas, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useState } from 'react'
import type { Group, PerspectiveCamera } from 'three'
import { FAMILIES, type Design } from '../design/families'
import { dress } from '../models/geometry/part'
import { engravingOf } from '../models/light/engraving'
import { freeModel, onGround, StageRig, type StageView } from '../models/light/stage-rig'
import { surfaceMaterial } from '../models/materials/surfaces'
import { buildModel } from '../models/registry'

/** What a page may do with a stage. */
export type StageHandle = Pick<StageRig, 'capture' | 'turn'>

/** The design on the light ground of the catalog's pictures, turned by hand. Brings three.js: load it only when it is asked for. */
export default function DesignStage({ design, view, label, onReady }: { design: Design; view: StageView; label: string; onReady: (handle: StageHandle) => void }) {
  const model = useMemo(() => modelOf(design), [design])
  useEffect(() => () => freeModel(model), [model])
  return <Stage model={model} view={view} label={label} onReady={onReady} />
}

/** Any model, standing on y = 0, in millimetres. */
export function Stage({ model, view, label, onReady }: { model: Group; view: StageView; label: string; onReady?: (handle: StageHandle) => void }) {
  return (
    <div role="img" aria-label={label} className="size-full touch-none" data-testid="stage">
      <Canvas frameloop="demand" dpr={[1, 2]} camera={{ fov: 24, near: 1, far: 20_000 }} gl={{ preserveDrawingBuffer: true, antialias: true }}>
        <color attach="background" args={['#ECEEF0']} />
        <primitive object={model} />
        <Rig model={model} view={view} onReady={onReady} />
      </Canvas>
    </div>
  )
}

function Rig({ model, view, onReady }: { model: Group; view: StageView; onReady: ((handle: StageHandle) => void) | undefined }) {
  const { gl, scene, camera, invalidate } = useThree()
  const [rig, setRig] = useState<StageRig | null>(null)
  useEffect(() => {
    const made = new StageRig(gl, scene, camera as PerspectiveCamera, invalidate)
    setRig(made)
    return () => made.dispose()
  }, [gl, scene, camera, invalidate])
  useEffect(() => rig?.look(model, view), [rig, model, view])
  useEffect(() => {
    if (rig) onReady?.(rig)
  }, [rig, onReady])
  return null
}

function modelOf(design: Design): Group {
  const family = FAMILIES[design.family]
  const built = buildModel(family.model(design))
  dress(built, (surface) => surfaceMaterial(surface === 'main' ? family.surface(design) : surface))
  const engraving = engravingOf(design)
  if (engraving) built.add(engraving)
  return onGround(built)
}
