import type { Row } from './types'

/** Jewelry boxes, by type. */
export const BOXES: Record<string, Row[]> = {
  'paperboard-boxes': [
    { name: 'Rigid lift-off box 90 mm', what: 'Two-piece rigid box with a velvet-topped foam pad', size: 'Length 90, Width 90, Height 35', grams: 62, cents: 74, moq: 500, finishes: 'ivory charcoal', hs: '4819.50.4060', material: 'Rigid paperboard 1.5 mm, textured wrap' },
    { name: 'Magnetic flap gift box', what: 'Book-style rigid box closed by two hidden magnets', size: 'Length 160, Width 110, Height 45', grams: 168, cents: 168, moq: 300, finishes: 'ivory charcoal burgundy', hs: '4202.99.9000', material: 'Rigid paperboard 2 mm, coated wrap' },
    { name: 'Drawer box with ribbon', what: 'Sliding tray in a sleeve, pulled by a ribbon', size: 'Length 100, Width 80, Height 35', grams: 74, cents: 92, moq: 500, finishes: 'ivory charcoal', hs: '4202.99.9000', material: 'Rigid paperboard 1.5 mm' },
  ],
  'wood-boxes': [
    { name: 'Hinged wooden ring box', what: 'Solid hinged box with a velvet slot for one ring', size: 'Length 55, Width 55, Height 45', grams: 88, cents: 342, finishes: 'walnut oak', hs: '4420.90.4500', material: 'Solid wood, velvet lining', origins: ['CN', 'IN'] },
    { name: 'Wooden jewelry chest', what: 'Lined chest with ring rows, compartments and a mirror lid', size: 'Length 260, Width 180, Height 110', grams: 1420, cents: 1680, moq: 50, finishes: 'walnut oak', hs: '4420.90.4500', material: 'Solid wood and veneer, velvet lining', origins: ['CN', 'IN'] },
    { name: 'Unlined wooden keepsake box', what: 'Plain hinged box without lining', size: 'Length 180, Width 120, Height 70', grams: 520, cents: 690, moq: 100, finishes: 'walnut oak', hs: '4420.90.6500', material: 'Solid wood', origins: ['CN', 'IN'] },
  ],
  'leather-boxes': [
    { name: 'PU leather necklace case', what: 'Hinged case with a stand-up pad for a necklace', size: 'Length 200, Width 140, Height 45', grams: 310, cents: 420, moq: 100, finishes: 'charcoal burgundy ivory', hs: '4202.92.9700', material: 'PU leather over board, velvet pad' },
    { name: 'PU leather earring box', what: 'Snap box with a two-slit pad', size: 'Length 70, Width 70, Height 40', grams: 72, cents: 148, finishes: 'charcoal burgundy', hs: '4202.92.9700', material: 'PU leather over steel frame' },
  ],
  'velvet-boxes': [
    { name: 'Velvet ring box', what: 'Hinged octagonal box with a slotted ring pad', size: 'Length 55, Width 50, Height 42', grams: 44, cents: 86, moq: 300, finishes: 'burgundy charcoal ivory', hs: '4202.92.9700', material: 'Velvet over moulded shell' },
    { name: 'Hexagon velvet box', what: 'Six-sided box with a separate lid for a pair of rings', size: 'Width 70, Height 55', grams: 92, cents: 176, moq: 200, finishes: 'burgundy ivory', hs: '4202.92.9700', material: 'Velvet over rigid board' },
  ],
  'watch-boxes': [
    { name: 'Six-slot watch box', what: 'Glass-lid box with six cushions', size: 'Length 300, Width 200, Height 85', grams: 1180, cents: 1290, moq: 50, finishes: 'charcoal walnut', hs: '4202.92.9700', material: 'Wood frame, glass lid, PU lining' },
    { name: 'Single watch box', what: 'Hinged box with one soft cushion', size: 'Length 110, Width 110, Height 80', grams: 290, cents: 380, moq: 100, finishes: 'charcoal burgundy', hs: '4202.92.9700', material: 'PU leather over board' },
  ],
  'travel-cases': [
    { name: 'Zip travel case', what: 'Round-cornered case with ring rolls, hooks and a mirror', size: 'Length 100, Width 100, Height 55', grams: 210, cents: 368, moq: 200, finishes: 'ivory charcoal burgundy', hs: '4202.92.9700', material: 'PU leather, velvet inside' },
    { name: 'Jewelry roll', what: 'Soft roll with three zip pockets and a ring bar', size: 'Length 240, Width 190, Height 10', grams: 150, cents: 296, moq: 200, finishes: 'charcoal burgundy', hs: '4202.92.9700', material: 'Velvet and PU leather' },
  ],
  'steel-boxes': [
    { name: 'Round steel tin 80 mm', what: 'Deep-drawn tin with a slip lid and foam insert', size: 'Diameter 80, Height 32', grams: 96, cents: 138, moq: 300, finishes: 'polished brushed pvd-black', hs: '7326.90.8688', material: '304 stainless steel' },
    { name: 'Hinged steel keepsake box', what: 'Welded box with a piano hinge, takes an engraved lid', size: 'Length 120, Width 80, Height 45', grams: 410, cents: 790, moq: 100, finishes: 'brushed polished', hs: '7326.90.8688', material: '304 stainless steel' },
  ],
}
