'use client'

import { useEffect, useState } from 'react'
import { Box3, Group, Mesh } from 'three'
import { STLLoader } from 'three/examples/jsm/loaders/STLLoader.js'
import { Stage } from './design-stage'
import { STEEL_DENSITY } from '../rules/weight'
import { MAX_STL_BYTES, MAX_STL_TRIANGLES, stlFacts, type StlFacts } from '../rules/stl-facts'
import { freeModel, onGround } from '../models/light/stage-rig'
import { surfaceMaterial } from '../models/materials/surfaces'
import type { StlTexts } from './stl-texts'
import { formatIn } from '@/platform/format'

interface Shown {
  model: Group
  facts: StlFacts
}

/** Too large to draw without freezing the browser. */
class TooLargeError extends Error {}

/** Fetches an STL, shows it as brushed steel, and gives its size and weight. Brings three.js. */
export default function StlStage({
  id,
  name,
  texts,
}: {
  id: string
  name: string
  texts: StlTexts
}) {
  const [shown, setShown] = useState<Shown | 'loading' | 'unreadable' | 'tooLarge'>('loading')
  useEffect(() => {
    const abort = new AbortController()
    let loaded: Shown | undefined
    fetch(`/api/files/${id}`, { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status))
        if (Number(response.headers.get('content-length') ?? 0) > MAX_STL_BYTES) {
          abort.abort()
          return setShown('tooLarge')
        }
        loaded = read(await response.arrayBuffer())
        setShown(loaded)
      })
      .catch(
        (error: unknown) =>
          abort.signal.aborted ||
          setShown(error instanceof TooLargeError ? 'tooLarge' : 'unreadable'),
      )
    return () => {
      abort.abort()
      if (loaded) freeModel(loaded.model)
    }
  }, [id])
  if (shown === 'loading')
    return (
      <p role="status" className="text-sm text-muted">
        {texts.loading}
      </p>
    )
  if (shown === 'unreadable' || shown === 'tooLarge')
    return (
      <p role="status" className="text-sm text-fault">
        {texts[shown]}
      </p>
    )
  const { decimal, whole } = formatIn(texts.locale)
  const { sizeMm, unit, volumeMm3, openEdges } = shown.facts
  const grams = Math.round((volumeMm3 / 1_000) * STEEL_DENSITY * 10) / 10
  return (
    <figure className="mt-2 grid w-full max-w-lg gap-1">
      <div className="aspect-square overflow-hidden rounded-md">
        <Stage model={shown.model} view="free" label={texts.label.replace('{name}', name)} />
      </div>
      <figcaption className="text-sm">
        {texts.size.replace(
          '{size}',
          sizeMm.map((each) => decimal(each.toFixed(1).replace(/\.0$/, ''))).join(' × '),
        )}
        , {texts.weight.replace('{grams}', decimal(String(grams)))}
        <span className="block text-xs text-muted">
          {unit === 'in' ? texts.inches : texts.millimetres}
        </span>
        {openEdges > 0 ? (
          <span className="block text-xs text-caution">
            {texts.open.replace('{edges}', whole(openEdges))}
          </span>
        ) : null}
      </figcaption>
    </figure>
  )
}

/** @throws where the file isn't STL, has no triangles or more than a browser draws well */
function read(file: ArrayBuffer): Shown {
  if (file.byteLength > MAX_STL_BYTES) throw new TooLargeError()
  const geometry = new STLLoader().parse(file)
  const points = geometry.getAttribute('position').array
  if (points.length / 9 > MAX_STL_TRIANGLES) throw new TooLargeError()
  if (points.length === 0) throw new Error('an STL without triangles')
  const facts = stlFacts(points)
  const mesh = new Mesh(geometry, surfaceMaterial('steel-matte'))
  // In STL files z points up.
  mesh.rotation.x = -Math.PI / 2
  const model = new Group()
  model.add(mesh)
  const box = new Box3().setFromObject(model)
  if (box.isEmpty() || !Number.isFinite(facts.volumeMm3)) throw new Error('an STL without a size')
  model.position.y -= box.min.y
  return { model: onGround(model), facts }
}
