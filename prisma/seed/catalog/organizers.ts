import type { Row } from './types'

/** Organizers and displays, by type. */
export const ORGANIZERS: Record<string, Row[]> = {
  stands: [
    { name: 'T-bar bracelet stand', what: 'Single T-bar on a weighted round base', size: 'Width 240, Height 180', grams: 420, cents: 486, moq: 100, finishes: 'brushed polished pvd-gold pvd-black', origins: ['CN', 'MX'] },
    { name: 'Three-tier necklace stand', what: 'Three T-bars at rising heights', size: 'Width 260, Height 360', grams: 760, cents: 842, moq: 50, finishes: 'brushed pvd-gold pvd-black', origins: ['CN', 'MX'] },
    { name: 'Earring tree 120 holes', what: 'Pierced panels on a stem, for 60 pairs', size: 'Width 230, Height 320', grams: 540, cents: 628, moq: 100, finishes: 'brushed pvd-gold pvd-black' },
    { name: 'Rotating earring stand', what: 'Turning pierced cylinder on a bearing', size: 'Diameter 180, Height 300', grams: 890, cents: 1140, moq: 50, finishes: 'brushed pvd-black' },
    { name: 'Ring cone', what: 'Turned cone for up to eight rings', size: 'Diameter 60, Height 95', grams: 310, cents: 364, moq: 100, finishes: 'polished brushed pvd-gold' },
  ],
  trays: [
    { name: 'Oval vanity tray', what: 'Pressed tray with a rolled rim', size: 'Length 260, Width 160, Height 18', grams: 380, cents: 412, moq: 100, finishes: 'polished brushed pvd-gold', origins: ['CN', 'MX'] },
    { name: 'Two-tier tray', what: 'Two round trays on a centre stem', size: 'Diameter 220, Height 210', grams: 690, cents: 786, moq: 50, finishes: 'brushed pvd-gold' },
    { name: 'Round catch-all tray 120 mm', what: 'Small spun dish for rings and keys', size: 'Diameter 120, Height 15', grams: 140, cents: 176, moq: 200, finishes: 'polished brushed pvd-gold pvd-rose-gold' },
  ],
  drawers: [
    { name: 'Drawer insert, nine compartments', what: 'Folded steel insert with nine felt-lined compartments', size: 'Length 300, Width 230, Height 45', grams: 980, cents: 1060, moq: 50, finishes: 'brushed pvd-black', origins: ['CN', 'MX'] },
    { name: 'Drawer insert, ring rows', what: 'Steel frame with seven padded ring rows', size: 'Length 300, Width 230, Height 40', grams: 860, cents: 990, moq: 50, finishes: 'brushed pvd-black' },
    { name: 'Three-drawer desktop organizer', what: 'Steel case with three felt-lined drawers', size: 'Length 240, Width 180, Height 190', grams: 2100, cents: 2280, moq: 50, finishes: 'brushed pvd-black' },
  ],
  hangers: [
    { name: 'Wall hanger, twelve hooks', what: 'Wall bar with twelve hooks and a rod for earrings', size: 'Length 400, Height 120', grams: 520, cents: 568, moq: 100, finishes: 'brushed pvd-gold pvd-black' },
    { name: 'Over-door necklace rack', what: 'Hooks on two rails, hung over a door', size: 'Length 350, Height 620', grams: 930, cents: 896, moq: 50, finishes: 'brushed pvd-black' },
  ],
  busts: [
    { name: 'Flat neck display 260 mm', what: 'Laser-cut silhouette on a folded easel back', size: 'Width 190, Height 260', grams: 610, cents: 672, moq: 50, finishes: 'brushed pvd-gold pvd-black', hs: '7326.90.8688' },
    { name: 'Sculpted neck bust 300 mm', what: 'Pressed half bust with a steel-rod stand', size: 'Width 200, Height 300', grams: 1050, cents: 1380, moq: 50, finishes: 'brushed pvd-black', hs: '7326.90.8688' },
  ],
}
