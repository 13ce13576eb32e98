'use client'

import { useEffect, useState } from 'react'
import { Box3, Group, Mesh, Vector3 } from 'three'
import { STLLoader } from 'three/examples/jsm/loaders/STLLoader.js'
import { Stage } from '@/features/catalog/components/design-stage'
import { enclosedVolume, STEEL_DENSITY } from '@/features/catalog/design/solid'
import { freeModel, onGround } from '@/features/catalog/models/light/stage-rig'
import { surfaceMaterial } from '@/features/catalog/models/materials/surfaces'
import type { StlTexts } from './stl-viewer'

interface Shown {
  model: Group
  size: string
  grams: number
}

/** Fetches an STL, shows it as brushed steel, and says its size and weight. Brings three.js. */
export default function StlStage({ id, name, texts }: { id: string; name: string; texts: StlTexts }) {
  const [shown, setShown] = useState<Shown | 'loading' | 'unreadable'>('loading')
  useEffect(() => {
    const asked = new AbortController()
    let made: Shown | undefined
    fetch(`/api/files/${id}`, { signal: asked.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status))
        made = read(await response.arrayBuffer())
        setShown(made)
      })
      .catch(() => asked.signal.aborted || setShown('unreadable'))
    return () => {
      asked.abort()
      if (made) freeModel(made.model)
    }
  }, [id])
  if (shown === 'loading') return <p role="status" className="text-sm text-muted">{texts.loading}</p>
  if (shown === 'unreadable') return <p role="status" className="text-sm text-fault">{texts.unreadable}</p>
  return (
    <figure className="mt-2 grid w-full max-w-lg gap-1">
      <div className="aspect-square overflow-hidden rounded-md"><Stage model={shown.model} view="free" label={texts.label.replace('{name}', name)} /></div>
      <figcaption className="text-sm">{texts.size.replace('{size}', shown.size)}, {texts.weight.replace('{grams}', String(shown.grams))}</figcaption>
    </figure>
  )
}

/** @throws where the file is no STL or has no triangles */
function read(file: ArrayBuffer): Shown {
  const geometry = new STLLoader().parse(file)
  const points = geometry.getAttribute('position').array
  const grams = Math.round((enclosedVolume(points) / 1_000) * STEEL_DENSITY * 10) / 10
  const mesh = new Mesh(geometry, surfaceMaterial('steel-matte'))
  // STL files have z upwards.
  mesh.rotation.x = -Math.PI / 2
  const model = new Group()
  model.add(mesh)
  const box = new Box3().setFromObject(model)
  if (points.length === 0 || box.isEmpty()) throw new Error('an STL without triangles')
  const size = box.getSize(new Vector3())
  model.position.y -= box.min.y
  return { model: onGround(model), size: [size.x, size.z, size.y].map((each) => Math.round(each * 10) / 10).join(' × '), grams }
}
