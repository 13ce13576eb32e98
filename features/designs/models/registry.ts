import type { Group } from 'three'
import * as bangles from './families/bangles'
import * as body from './families/body'
import * as hard from './families/boxes-hard'
import * as paper from './families/boxes-paper'
import * as chains from './families/chains'
import * as displays from './families/displays'
import * as earrings from './families/earrings'
import * as mens from './families/mens'
import * as necks from './families/necks'
import * as organizers from './families/organizers'
import * as pendants from './families/pendants'
import * as rings from './families/rings'
import * as tins from './families/steel-tins'
import * as tennis from './families/tennis'
import * as travel from './families/travel-cases'
import * as trays from './families/trays-and-racks'
import * as watches from './families/watch-box'

/** Every parametric family: a pure function from millimetres to a group standing on y = 0. */
const FAMILIES = {
  band: rings.band,
  'signet-ring': rings.signet,
  'stacking-set': rings.stackingSet,
  'knot-ring': rings.knotRing,
  'stone-band': rings.stoneBand,
  solitaire: rings.solitaire,
  'twist-ring': rings.twistBand,
  'bracelet-chain': chains.braceletChain,
  'necklace-chain': chains.necklaceChain,
  tennis: tennis.tennis,
  bangle: bangles.bangle,
  'hinged-bangle': bangles.hingedBangle,
  'cable-cuff': bangles.cableCuff,
  pendant: pendants.pendantNecklace,
  'pendant-body': pendants.pendantBody,
  hoop: earrings.hoop,
  hoops: earrings.hoops,
  studs: earrings.studs,
  drops: earrings.drops,
  barbells: body.barbells,
  labrets: body.labrets,
  'captive-rings': body.captiveRings,
  'id-bracelet': mens.idBracelet,
  cufflinks: mens.cufflinks,
  'tie-clip': mens.tieClip,
  'lift-off-box': paper.liftOff,
  'flap-box': paper.magneticFlap,
  'drawer-box': paper.drawerBox,
  'hexagon-box': paper.hexagon,
  'hinged-box': hard.hingedBox,
  'watch-box': watches.watchBox,
  'travel-case': travel.travelCase,
  'jewelry-roll': travel.jewelryRoll,
  'steel-tin': tins.steelTin,
  't-bar': organizers.tBar,
  'necklace-stand': displays.necklaceStand,
  'pierced-tree': displays.piercedTree,
  'pierced-cylinder': displays.piercedCylinder,
  'ring-cone': displays.ringCone,
  dish: trays.dish,
  'tiered-tray': organizers.tieredTray,
  'drawer-insert': organizers.drawerOrganizer,
  'ring-rows': trays.ringRows,
  'drawer-case': trays.drawerCase,
  'wall-hanger': organizers.wallHanger,
  'door-rack': trays.doorRack,
  'flat-neck': necks.flatNeck,
  'half-bust': necks.halfBust,
} as const

export type Family = keyof typeof FAMILIES
export type ParamsOf<F extends Family> = Parameters<(typeof FAMILIES)[F]>[0]

/** A family with its dimensions in millimetres. */
export type ModelSpec = { [F in Family]: { family: F; params: ParamsOf<F> } }[Family]

/**
 * Builds a model in millimetres, standing on y = 0 with its front to +z. Parts
 * carry the name of their surface in `userData.surface`; `dress` gives them materials.
 */
export function buildModel(spec: ModelSpec): Group {
  const build = FAMILIES[spec.family] as (params: ModelSpec['params']) => Group
  return build(spec.params)
}
