import { type ProductModel, stand } from './product-model'

/** Models of organizers and displays, by the address of the product. */
export const ORGANIZERS: Record<string, ProductModel> = {
  't-bar-bracelet-stand': stand(
    { family: 't-bar', params: { widthMm: 240, depthMm: 120, heightMm: 180, rodMm: 14 } },
    { detail: { at: [0.85, 0.92, 0.5], spanMm: 50 } },
  ),
  'three-tier-necklace-stand': stand(
    { family: 'necklace-stand', params: { widthMm: 260, depthMm: 150, heightMm: 360 } },
    { detail: { at: [0.14, 0.72, 0.5], spanMm: 70 } },
  ),
  'earring-tree-120-holes': stand(
    { family: 'pierced-tree', params: { widthMm: 230, depthMm: 120, heightMm: 320 } },
    { detail: { at: [0.4, 0.56, 0.6], spanMm: 60 } },
  ),
  'rotating-earring-stand': stand(
    { family: 'pierced-cylinder', params: { widthMm: 180, depthMm: 180, heightMm: 300 } },
    { detail: { at: [0.5, 0.8, 1], spanMm: 70 } },
  ),
  'ring-cone': stand(
    { family: 'ring-cone', params: { widthMm: 60, depthMm: 60, heightMm: 95 } },
    { yaw: 0, secondYaw: 180, detail: { at: [0.5, 0.35, 0.75], spanMm: 30 } },
  ),
  'oval-vanity-tray': stand(
    { family: 'dish', params: { widthMm: 260, depthMm: 160, heightMm: 18 } },
    { measure: 'top', detail: { at: [0.7, 0.5, 0.94], spanMm: 60 } },
  ),
  'two-tier-tray': stand(
    { family: 'tiered-tray', params: { widthMm: 220, depthMm: 220, heightMm: 210, tiers: 2 } },
    { detail: { at: [0.4, 0.1, 1], spanMm: 60 } },
  ),
  'round-catch-all-tray-120-mm': stand(
    { family: 'dish', params: { widthMm: 120, depthMm: 120, heightMm: 15 } },
    { measure: 'top', detail: { at: [0.62, 0.5, 0.94], spanMm: 36 } },
  ),
  'drawer-insert-nine-compartments': stand(
    {
      family: 'drawer-insert',
      params: { widthMm: 300, depthMm: 230, heightMm: 45, columns: 3, rows: 3 },
    },
    { measure: 'top', detail: { at: [0.7, 0.5, 1], spanMm: 70 } },
  ),
  'drawer-insert-ring-rows': stand(
    { family: 'ring-rows', params: { widthMm: 300, depthMm: 230, heightMm: 40 } },
    { measure: 'top', detail: { at: [0.7, 0.6, 0.96], spanMm: 70 } },
  ),
  'three-drawer-desktop-organizer': stand(
    { family: 'drawer-case', params: { widthMm: 240, depthMm: 180, heightMm: 190 } },
    { detail: { at: [0.62, 0.5, 0.78], spanMm: 80 } },
  ),
  'wall-hanger-twelve-hooks': stand(
    { family: 'wall-hanger', params: { widthMm: 400, depthMm: 30, heightMm: 120 } },
    { detail: { at: [0.3, 0.72, 0.8], spanMm: 80 } },
  ),
  'over-door-necklace-rack': stand(
    { family: 'door-rack', params: { widthMm: 350, depthMm: 60, heightMm: 620 } },
    { detail: { at: [0.3, 0.84, 0.8], spanMm: 90 } },
  ),
  'flat-neck-display-260-mm': stand(
    { family: 'flat-neck', params: { widthMm: 190, depthMm: 120, heightMm: 260 } },
    { detail: { at: [0.5, 0.36, 0.9], spanMm: 60 } },
  ),
  'sculpted-neck-bust-300-mm': stand(
    { family: 'half-bust', params: { widthMm: 200, depthMm: 130, heightMm: 300 } },
    { detail: { at: [0.5, 0.5, 0.9], spanMm: 70 } },
  ),
}
