import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from './frame'
import { PICTURE_ROLES } from '../rules/content-lists'
import { placesOf, stylesNamed, type Placeable } from './names'
import { fileAsked, pictureKey, picturePath, pictureRef, releasedFile, shownPicture } from './path'

const products = new Map<string, Placeable>([
  ['FSC-J101', { styleNumber: 'FSC-J101', finishCodes: ['polished', 'pvd-gold'] }],
  ['FSC-J102', { styleNumber: 'FSC-J102', finishCodes: ['brushed'] }],
])
const one = (path: string) => placesOf([path], products)[0]

describe('the places of a ZIP’s files', () => {
  it.each([
    ['FSC-J101.jpg', 'hero', null],
    ['FSC-J101_1.jpg', 'hero', null],
    ['FSC-J101_2.jpg', 'angle', null],
    ['fsc-j101_macro.JPG', 'macro', null],
    ['FSC-J101_pvd-gold_hero.png', 'hero', 'pvd-gold'],
    ['FSC-J101_PVD-GOLD.png', 'hero', 'pvd-gold'],
    ['FSC-J101 (3).jpeg', 'angle', null],
    ['spring/new/FSC-J101_packing.webp', 'packing', null],
    ['spring/FSC-J101/scale.jpg', 'scale', null],
    ['FSC-J101/IMG_0231.jpg', 'hero', null],
    // In another product's folder, the file's own name counts.
    ['FSC-J102/FSC-J101_2.jpg', 'angle', null],
  ] as const)('%s is the %s', (path, role, finishCode) =>
    expect(one(path)).toEqual({ styleNumber: 'FSC-J101', role, finishCode }),
  )

  it('make the first of a folder the hero, in the order in which people read numbers', () => {
    expect(
      placesOf(
        ['FSC-J102/IMG_10000.jpg', 'FSC-J102/IMG_9999.jpg', 'FSC-J102/macro.jpg'],
        products,
      ).map((each) => 'role' in each && each.role),
    ).toEqual(['angle', 'hero', 'macro'])
  })

  it('leave out files without a product, naming the unknown word', () => {
    expect(one('FSC-J999_2.jpg')).toEqual({ why: 'no_product', style: 'FSC-J999' })
    expect(one('holiday/beach.jpg')).toEqual({ why: 'no_product', style: 'BEACH' })
    expect(one('FSC-J101_pvd-green_hero.jpg')).toEqual({
      why: 'unknown_word',
      style: 'FSC-J101',
      word: 'pvd-green',
    })
    expect(one('.jpg')).toEqual({ why: 'no_product', style: '' })
  })

  it('are given for each path, whatever its name, and never for a product that doesn’t exist', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              'FSC-J101_2.jpg',
              'FSC-J102/a.png',
              '__proto__.jpg',
              'constructor/x.jpg',
            ),
          ),
        ),
        (paths) => {
          const places = placesOf(paths, products)
          expect(places).toHaveLength(paths.length)
          for (const place of places)
            if ('role' in place)
              expect([products.has(place.styleNumber), PICTURE_ROLES.includes(place.role)]).toEqual(
                [true, true],
              )
          for (const [i, place] of places.entries())
            if ('role' in place) expect(stylesNamed([paths[i] ?? ''])).toContain(place.styleNumber)
        },
      ),
    )
  })
})

describe('the frame of a picture', () => {
  it('is never enlarged nor more than twice as long as wide, and keeps the shape of what fits', () => {
    const side = fc.integer({ min: 400, max: 12_000 })
    fc.assert(
      fc.property(side, side, fc.constantFrom(400, 1200), (width, height, size) => {
        const frame = frameOf({ width, height }, size)
        const [short, long] = [
          Math.min(frame.width, frame.height),
          Math.max(frame.width, frame.height),
        ]
        expect(short).toBeLessThanOrEqual(Math.max(size, 1))
        expect(long / short).toBeLessThanOrEqual(2 + 1 / short)
        expect(frame.width).toBeLessThanOrEqual(Math.max(width, height))
        if (Math.max(width, height) <= 2 * Math.min(width, height))
          expect(Math.abs(frame.width / frame.height - width / height)).toBeLessThan(0.02)
      }),
    )
  })
})

describe('the address of a picture', () => {
  const id = '3f2c1d00-1111-4222-8333-444455556666'
  it('leads to its own files and to nothing else', () => {
    expect(fileAsked(`${picturePath(id).split('/').at(-1)}-400.avif`)).toEqual({
      key: pictureKey(id, 400),
      ending: 'avif',
    })
    expect(fileAsked(`${id}-1200.webp`)).toEqual({ key: pictureKey(id, 1200), ending: 'webp' })
    for (const name of [
      `${id}-800.avif`,
      `../${id}-400.avif`,
      `${id}-400.avif/..`,
      `${id}-400.AVIF`,
      `${id}-400.jpg`,
      'x-400.avif',
      `%2e%2e${id}-400.avif`,
      '',
    ])
      expect(fileAsked(name)).toBeNull()
  })

  it('of the release leads to its AVIF in public/ and never outside it', () => {
    expect(releasedFile('/products/heart-pendant-15-mm/pvd-gold-1200.webp')).toBe(
      'products/heart-pendant-15-mm/pvd-gold-1200.avif',
    )
    expect(['/pictures/hero-800.webp', '/pictures/boxes.webp'].map(releasedFile)).toEqual([
      'pictures/hero-800.avif',
      'pictures/boxes.avif',
    ])
    const ways = [
      '..',
      '.',
      '%2e%2e',
      'products',
      'pictures',
      'heart',
      'angle-400.webp',
      'hero-800.webp',
      'angle-800.webp',
      'a\0-400.webp',
      '/',
      '//',
      '\\',
      'etc/passwd',
      '.webp',
      'angle-400.avif',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...ways), fc.string()), { maxLength: 6 }),
        fc.boolean(),
        (parts, slashes) => {
          const file = releasedFile(parts.join(slashes ? '/' : ''))
          if (file !== null)
            expect(file).toMatch(
              /^(products\/[a-z0-9-]+\/[a-z0-9-]+-(400|1200)|pictures\/[a-z]+(-800|-1600)?)\.avif$/,
            )
        },
      ),
    )
  })

  it('contains the focal point, unless that is the middle', () => {
    expect([
      pictureRef({ path: '/p/a', focalX: 50, focalY: 50 }),
      pictureRef({ path: '/p/a', focalX: 50, focalY: 0 }),
    ]).toEqual(['/p/a', '/p/a#50% 0%'])
    const images = [
      { path: '/p/a', focalX: 1, focalY: 2, finishCode: 'gold' },
      { path: '/p/b', focalX: 50, focalY: 50, finishCode: 'black' },
    ]
    expect([
      shownPicture(images, 'black'),
      shownPicture(images, 'rose'),
      shownPicture([], null),
    ]).toEqual(['/p/b', '/p/a#1% 2%', null])
  })
})
