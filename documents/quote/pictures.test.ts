import sharp from 'sharp'
import { expect, it } from 'vitest'
import { linePictures } from './pictures'

it('catalog lines show their frozen pictures, made once for all lines that share one', async () => {
  const studs = '/products/ball-studs-5-mm/polished'
  const pictures = await linePictures([
    { id: 'a', imagePath: studs },
    { id: 'b', imagePath: `${studs}#0% 30%` },
    { id: 'c', imagePath: null },
    { id: 'd', imagePath: '/products/ball-studs-5-mm/gone' },
    { id: 'e', imagePath: '/../package' },
    { id: 'f', imagePath: studs },
  ])
  expect([...pictures.keys()]).toEqual(['a', 'b', 'f'])
  expect(pictures.get('f')).toBe(pictures.get('a'))
  const { format, width, height } = await sharp(pictures.get('b')).metadata()
  expect([format, width, height]).toEqual(['jpeg', 178, 178])
})
