'use client'

import { Canvas, useFrame, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Group, type PerspectiveCamera, Vector3 } from 'three'
import { FAMILIES } from '../rules/families'
import { type Design } from '../rules/family'
import type { Note } from '../rules/notes'
import { placeOf } from '../rules/places'
import { dress } from '../models/geometry/part'
import { engravingOf } from '../models/light/engraving'
import { FIELD_OF_VIEW, GROUNDS, type StageView } from '../models/light/framing'
import { freeModel, onGround, StageRig } from '../models/light/stage-rig'
import { surfaceMaterial } from '../models/materials/surfaces'
import { buildModel } from '../models/registry'

/** What a page may do with a stage. */
export type StageHandle = Pick<StageRig, 'turn'>

/**
 * The design in the studio of the catalog's pictures, turned by hand, with its notes where they belong. Brings
 * three.js: load it only on demand.
 */
export default function DesignStage({
  design,
  view,
  dark,
  notes,
  label,
  onReady,
}: {
  design: Design
  view: StageView
  dark: boolean
  notes: readonly Note[]
  label: string
  onReady: (handle: StageHandle | null) => void
}) {
  const model = useMemo(() => modelOf(design, dark), [design, dark])
  useEffect(() => () => freeModel(model), [model])
  const marks = useMemo(
    () =>
      notes.map(({ kind, field }): Mark => ({
        must: kind === 'must',
        at: new Vector3(...placeOf(design, field)),
      })),
    [design, notes],
  )
  return (
    <Stage model={model} view={view} dark={dark} label={label} marks={marks} onReady={onReady} />
  )
}

interface Mark {
  must: boolean
  at: Vector3
}
const NO_MARKS: readonly Mark[] = []

/** Any model, standing on y = 0, in millimetres. */
export function Stage({
  model,
  view,
  dark = false,
  label,
  marks = NO_MARKS,
  onReady,
}: {
  model: Group
  view: StageView
  dark?: boolean
  label: string
  marks?: readonly Mark[]
  onReady?: (handle: StageHandle | null) => void
}) {
  const signs = useRef<(HTMLSpanElement | null)[]>([])
  const [slow] = useState(drawsBySoftware)
  return (
    <div
      role="img"
      aria-label={label}
      className="relative size-full touch-none"
      data-testid="stage"
    >
      <Canvas
        frameloop="demand"
        dpr={slow ? 1 : [1, 2]}
        camera={{ fov: FIELD_OF_VIEW, near: 1, far: 20_000 }}
        gl={{ preserveDrawingBuffer: true, antialias: !slow }}
      >
        <color attach="background" args={[GROUNDS[dark ? 'dark' : 'light']]} />
        <primitive object={model} />
        <Rig model={model} view={view} onReady={onReady} />
        <Signs marks={marks} signs={signs} />
      </Canvas>
      {marks.map(({ must }, i) => (
        <span
          key={`${i} ${must}`}
          ref={(element) => {
            signs.current[i] = element
          }}
          aria-hidden
          data-kind={must ? 'must' : 'advice'}
          className={`pointer-events-none absolute top-0 left-0 -ms-3 -mt-3 grid size-6 place-items-center border-2 bg-white text-xs font-semibold ${must ? 'rounded-none border-fault text-fault' : 'rounded-full border-info text-info'}`}
        >
          {i + 1}
        </span>
      ))}
    </div>
  )
}

/** Whether the browser draws without a graphics card: half the resolution is then many times faster. */
function drawsBySoftware(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  const renderer = context?.getExtension('WEBGL_debug_renderer_info')
  const name =
    context && renderer ? String(context.getParameter(renderer.UNMASKED_RENDERER_WEBGL)) : ''
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software|basic render/i.test(name)
}

/** Keeps the numbered signs over their places while the camera moves. */
function Signs({
  marks,
  signs,
}: {
  marks: readonly Mark[]
  signs: React.RefObject<(HTMLSpanElement | null)[]>
}) {
  const { camera, size, invalidate } = useThree()
  useEffect(() => invalidate(), [marks, invalidate])
  useFrame(() => {
    marks.forEach(({ at }, i) => {
      const projected = at.clone().project(camera)
      const sign = signs.current[i]
      if (sign)
        sign.style.transform = `translate(${((projected.x + 1) / 2) * size.width}px, ${((1 - projected.y) / 2) * size.height}px)`
    })
  })
  return null
}

function Rig({
  model,
  view,
  onReady,
}: {
  model: Group
  view: StageView
  onReady: ((handle: StageHandle | null) => void) | undefined
}) {
  const { gl, scene, camera, invalidate } = useThree()
  const [rig, setRig] = useState<StageRig | null>(null)
  useEffect(() => {
    const newRig = new StageRig(gl, scene, camera as PerspectiveCamera, invalidate)
    setRig(newRig)
    return () => newRig.dispose()
  }, [gl, scene, camera, invalidate])
  useEffect(() => rig?.look(model, view), [rig, model, view])
  useFrame(() => rig?.count())
  useEffect(() => {
    if (!rig) return
    // Ready once a picture is drawn, so that the still that it replaces can go.
    rig.draw()
    onReady?.(rig)
    return () => onReady?.(null)
  }, [rig, onReady])
  return null
}

function modelOf(design: Design, dark: boolean): Group {
  const family = FAMILIES[design.family]
  const built = buildModel(family.model(design))
  dress(built, (surface) => surfaceMaterial(surface === 'main' ? family.surface(design) : surface))
  const piece = new Group()
  piece.add(built)
  const engraving = engravingOf(design)
  if (engraving) piece.add(engraving)
  return onGround(piece, dark)
}
