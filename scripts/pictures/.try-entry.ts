import { place, finish, shoot, pixels } from './page/stage'
import * as R from '../../features/catalog/models/families/rings'
import * as B from '../../features/catalog/models/families/bangles'
import * as C from '../../features/catalog/models/families/chains'
const list: [string, () => any, string, number?][] = [
  ['signet', () => R.signet({ innerMm: 19, shankMm: 4, faceWidthMm: 12, faceLengthMm: 13, thicknessMm: 1.8 }), 'gold-polished', 35],
  ['stack', () => R.stack({ bands: [{ innerMm: 18, widthMm: 3, thicknessMm: 1.6, shape: 'domed' }, { innerMm: 18, widthMm: 2, thicknessMm: 1.5, shape: 'round' }, { innerMm: 18, widthMm: 3, thicknessMm: 1.6, shape: 'flat' }] }), 'rose-polished', 0],
  ['eternity', () => R.stoneBand({ innerMm: 17.5, widthMm: 3.2, thicknessMm: 1.8, stoneMm: 2.4 }), 'steel-polished', 40],
  ['twist', () => R.twistBand({ innerMm: 18, wireMm: 1.6 }), 'steel-polished', 40],
  ['cuff', () => B.bangle({ innerWidthMm: 60, innerHeightMm: 48, widthMm: 12, thicknessMm: 2, openingMm: 26 }), 'steel-brushed', 20],
  ['cable', () => C.braceletChain({ type: 'cable', widthMm: 5, lengthMm: 190 }), 'steel-polished', 0],
  ['curb', () => C.braceletChain({ type: 'curb', widthMm: 7, lengthMm: 210 }), 'steel-polished', 0],
  ['cuban', () => C.braceletChain({ type: 'cuban', widthMm: 10, lengthMm: 215 }), 'gold-polished', 0],
  ['figaro', () => C.braceletChain({ type: 'figaro', widthMm: 6, lengthMm: 200 }), 'steel-polished', 0],
  ['rope', () => C.braceletChain({ type: 'rope', widthMm: 5, lengthMm: 200 }), 'gold-polished', 0],
  ['box', () => C.necklaceChain({ type: 'box', widthMm: 3, lengthMm: 450 }), 'steel-polished', 0],
  ['snake', () => C.necklaceChain({ type: 'snake', widthMm: 3, lengthMm: 450 }), 'black-polished', 0],
]
;(window as any).go = async () => {
  const log: string[] = []
  for (const [name, make, f, yaw] of list) {
    const t2 = performance.now()
    const b = make(); b.rotation.y = (yaw ?? 0) * Math.PI / 180
    const t3 = performance.now()
    place(b); finish(f); shoot(1200, 1200, { elevation: 32, fill: 0.74 })
    const p = pixels()
    log.push(name + ' ' + (t3-t2).toFixed(0)+'+'+(performance.now() - t3).toFixed(0))
    await fetch('/frame?name=' + name + '&w=1200&h=1200', { method: 'POST', body: p })
  }
  return log.join(', ')
}
