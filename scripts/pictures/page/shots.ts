import { Box3, type Group, Vector3 } from 'three'
import { demoProducts } from '../../../prisma/seed/catalog/index'
import {
  packedBoxes,
  packedDisplay,
  packedJewelry,
} from '../../../features/designs/models/families/packing'
import { assembly, eachVertex, rest, turn } from '../../../features/designs/models/geometry/part'
import { buildModel } from '../../../features/designs/models/registry'
import { PRODUCT_MODELS } from '../../../features/designs/models/products/all'
import {
  type ProductModel,
  surfaceOf,
} from '../../../features/designs/models/products/product-model'
import { drawScale, type Measure } from './overlay'
import { finish, place, shoot } from './stage'

/** One angle for the whole list. */
const LIST_ELEVATION = 36
export const SIZE = 1200

type Product = (typeof demoProducts)[number]

/** Passes on one drawn picture: shot name, alternative text, drawing to lay over it. */
export type Deliver = (shot: string, alt: string, overlay?: string) => Promise<void>

function modelOf(product: Product): ProductModel {
  const found = PRODUCT_MODELS[product.slug]
  if (!found) throw new Error(`No model for ${product.slug}`)
  return found
}

const isMetal = (surface: string) => /polished|brushed|matte/.test(surface)
const stood = (spec: ProductModel, yaw: number): Group =>
  rest(turn(assembly(buildModel(spec.model)), 0, yaw, 0))

function bounds(object: Group): Box3 {
  const box = new Box3()
  eachVertex(object, (p) => {
    box.expandByPoint(p)
  })
  return box
}

/** Draws every picture of a product, or only those whose shot name is listed. */
export async function drawProduct(slug: string, deliver: Deliver, only?: string[]): Promise<void> {
  const product = demoProducts.find((p) => p.slug === slug)
  if (!product) throw new Error(`No product ${slug}`)
  const spec = modelOf(product)
  const wanted = (shot: string) => !only || only.includes(shot)
  let posed = ''
  // self-occlusion of a pose is costly to compute, so views of one pose share it
  const pose = (yaw: number) => {
    if (posed === `turned ${yaw}`) return
    posed = `turned ${yaw}`
    standing = stood(spec, yaw)
    place(standing, isMetal(main.surface))
  }
  let standing: Group | undefined
  const surfaces = product.finishes.map((f) => ({ ...f, surface: surfaceOf(spec.cover, f.code) }))
  const main = surfaces[0]!
  const caption = `${product.name} in ${main.name.toLowerCase()}`

  const heroes = surfaces.filter((f) => wanted(f.code) || (f === main && only?.includes('default')))
  if (heroes.length > 0 || wanted('macro')) {
    pose(spec.yaw)
    for (const { code, name, surface } of heroes) {
      finish(surface)
      shoot(SIZE, SIZE, { elevation: LIST_ELEVATION, fill: 0.8 })
      await deliver(
        code,
        `${product.name} in ${name.toLowerCase().replace('pvd', 'PVD')}, on a light ground`,
      )
    }
    if (wanted('macro')) {
      finish(main.surface)
      const box = bounds(standing!)
      const size = box.getSize(new Vector3())
      const at = box.min.clone().add(new Vector3(...spec.detail.at).multiply(size))
      shoot(SIZE, SIZE, {
        elevation: LIST_ELEVATION,
        fill: 1,
        close: { at: [at.x, at.y, at.z], spanMm: spec.detail.spanMm },
      })
      await deliver(
        'macro',
        `Close view of the ${main.name.toLowerCase()} surface of the ${product.name}`,
      )
    }
  }
  if (wanted('angle')) {
    const low = product.line === 'jewelry' && spec.measure === 'top'
    pose(spec.secondYaw)
    finish(main.surface)
    shoot(SIZE, SIZE, { elevation: low && spec.secondYaw === spec.yaw ? 17 : 26, fill: 0.8 })
    await deliver('angle', `${caption}, second view`)
  }
  if (wanted('scale')) {
    if (spec.measure === 'laid') standing = undefined
    else pose(0)
    await drawMeasured(product, spec, main.surface, deliver, standing)
  }
  if (wanted('packing')) {
    const laid = product.line === 'jewelry' && spec.measure !== 'top'
    const model = laid
      ? rest(turn(assembly(buildModel(spec.model)), spec.measure === 'laid' ? 90 : 78, 0, 0))
      : stood(spec, product.line === 'jewelry' ? spec.yaw : 0)
    const packed =
      product.line === 'jewelry'
        ? packedJewelry(model)
        : product.line === 'boxes'
          ? packedBoxes(model, ...outside(spec))
          : packedDisplay(model)
    packed.rotation.y = product.line === 'jewelry' ? -0.42 : -0.5
    place(rest(assembly(packed)), false)
    finish(main.surface)
    shoot(SIZE, SIZE, { elevation: product.line === 'boxes' ? 42 : LIST_ELEVATION, fill: 0.86 })
    await deliver('packing', packingAlt(product))
  }
}

function packingAlt({ name, line }: Product): string {
  if (line === 'jewelry')
    return `${name} in its clear bag on foam in a kraft box, a shipping carton behind`
  if (line === 'boxes')
    return `${name} before an open carton of closed boxes between board dividers`
  return `${name} on its foam sheet before its kraft carton`
}

/** Outer length, depth and height of a box from its parameters, mm. */
function outside(spec: ProductModel): [number, number, number] {
  const p = spec.model.params as { lengthMm?: number; depthMm?: number; heightMm?: number }
  const [l, d, h] = [p.lengthMm ?? 100, p.depthMm ?? 100, p.heightMm ?? 40]
  return spec.model.family === 'jewelry-roll' ? [l, 70, 62] : [l, d, h]
}

/** The picture to scale: from above or from the front, with ruler, dimension lines and the catalog's figures. */
async function drawMeasured(
  product: Product,
  spec: ProductModel,
  surface: string,
  deliver: Deliver,
  standing?: Group,
): Promise<void> {
  const { measure } = spec
  const model = standing ?? rest(turn(assembly(buildModel(spec.model)), 90, 0, 0))
  if (!standing) place(model, isMetal(surface))
  finish(surface)
  const box = bounds(model)
  const { min, max } = box
  let [x0, x1, z0, z1, y1] = [min.x, max.x, min.z, max.z, max.y]
  const params = spec.model.params as {
    lengthMm?: number
    depthMm?: number
    widthMm?: number
    heightMm?: number
  }
  if (product.line === 'boxes' && params.lengthMm) {
    ;[x0, x1] = [-params.lengthMm / 2, params.lengthMm / 2]
    if (params.depthMm && spec.model.family !== 'jewelry-roll')
      [z0, z1] = [-params.depthMm / 2, params.depthMm / 2]
  }
  if (product.line === 'organizers' && params.widthMm)
    [x0, x1] = [-params.widthMm / 2, params.widthMm / 2]
  if (product.line === 'organizers' && measure === 'front')
    y1 = Math.min(max.y, spec.model.family === 'wall-hanger' ? max.y : (params.heightMm ?? max.y))
  const measures: Measure[] =
    measure === 'front'
      ? [
          {
            from: new Vector3(x0, 0, 0),
            to: new Vector3(x1, 0, 0),
            millimetres: x1 - x0,
            side: 'below',
          },
          ...(spec.model.family === 'wall-hanger'
            ? []
            : [
                {
                  from: new Vector3(x0, 0, 0),
                  to: new Vector3(x0, y1, 0),
                  millimetres: y1,
                  side: 'left' as const,
                },
              ]),
        ]
      : [
          {
            from: new Vector3(x0, 0, Math.max(z1, max.z)),
            to: new Vector3(x1, 0, Math.max(z1, max.z)),
            millimetres: x1 - x0,
            side: 'below',
          },
          {
            from: new Vector3(x0, 0, z1),
            to: new Vector3(x0, 0, z0),
            millimetres: z1 - z0,
            side: 'left',
          },
        ]
  const project = shoot(SIZE, SIZE, {
    elevation: measure === 'front' ? 3 : 90,
    fill: [0.7, 0.62],
    shift: [0.05, 0.09],
  })
  const notes = product.dimensions.map((d) => `${d.name} ${d.millimetres} mm`)
  await deliver(
    'scale',
    `${product.name} with a ruler and dimension lines: ${notes.join(', ')}`,
    drawScale(SIZE, project, measures, notes),
  )
}
