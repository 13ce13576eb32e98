import type { DesignFamily, DesignFamilyId } from './family'
import { box, drawer } from './families/boxes'
import { chain, cuff, hoop, pendant } from './families/jewelry'
import { band, signet } from './families/rings'

/** What can be made to order, and within which limits the factory can make it. */
export const FAMILIES: Readonly<Record<DesignFamilyId, DesignFamily>> = {
  band,
  signet,
  cuff,
  chain,
  pendant,
  hoop,
  box,
  drawer,
}
