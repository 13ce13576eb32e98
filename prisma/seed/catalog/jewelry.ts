import type { Row } from './types'

/** Stainless-steel jewelry, by type. */
export const JEWELRY: Record<string, Row[]> = {
  rings: [
    { name: 'Domed band ring 6 mm', what: 'Seamless turned band with a domed outside and a comfort-fit inside', size: 'Band width 6.0, Thickness 2.0', grams: 5.2, cents: 118, sizes: 'ring' },
    { name: 'Flat band ring 4 mm', what: 'Straight-sided turned band, edges broken by hand', size: 'Band width 4.0, Thickness 1.6', grams: 3.1, cents: 96, sizes: 'ring' },
    { name: 'Bevelled band ring 8 mm', what: 'Wide band with two bevelled shoulders around a flat centre', size: 'Band width 8.0, Thickness 2.2', grams: 7.4, cents: 142, sizes: 'ring', finishes: 'polished brushed pvd-black' },
    { name: 'Oval signet ring', what: 'Cast signet with an oval face made for engraving', size: 'Face length 14.0, Face width 11.0', grams: 8.6, cents: 196, sizes: 'ring' },
    { name: 'Stacking ring set of three', what: 'Three slim rings sold as a set: plain, beaded and twisted', size: 'Band width 1.8, Thickness 1.5', grams: 4.5, cents: 210, sizes: 'ring', finishes: 'polished pvd-gold pvd-rose-gold' },
    { name: 'Open knot ring', what: 'Adjustable open ring, bent from round wire into a knot', size: 'Wire 2.0, Knot width 9.0', grams: 3.4, cents: 104, finishes: 'polished pvd-gold pvd-rose-gold' },
  ],
  bracelets: [
    { name: 'Cuban link bracelet 8 mm', what: 'Flat-ground Cuban links closed by a box clasp', size: 'Link width 8.0, Length 200', grams: 32, cents: 388, finishes: 'polished pvd-gold pvd-black' },
    { name: 'Cable chain bracelet 3 mm', what: 'Round cable chain with a lobster clasp and a 40 mm extender', size: 'Link width 3.0, Length 180', grams: 5.8, cents: 132 },
    { name: 'Figaro bracelet 5 mm', what: 'Three short links to one long link, diamond-cut faces', size: 'Link width 5.0, Length 190', grams: 12, cents: 204, finishes: 'polished pvd-gold' },
    { name: 'Tennis bracelet 3 mm', what: 'Row of 3 mm glass stones in four-prong settings', size: 'Stone 3.0, Length 175', grams: 11.5, cents: 462, finishes: 'polished pvd-gold pvd-rose-gold' },
    { name: 'Rope chain bracelet 4 mm', what: 'Twisted rope chain with fitted end caps', size: 'Diameter 4.0, Length 190', grams: 14, cents: 246, finishes: 'polished pvd-gold' },
  ],
  bangles: [
    { name: 'Round wire bangle 3 mm', what: 'Closed bangle of round wire, laser-welded and polished through', size: 'Wire 3.0, Inside diameter 65', grams: 14, cents: 158 },
    { name: 'Hinged oval bangle', what: 'Oval bangle with a hidden hinge and a push clasp', size: 'Width 6.0, Inside width 58', grams: 22, cents: 342, finishes: 'polished pvd-gold pvd-rose-gold' },
    { name: 'Open cuff 10 mm', what: 'Flat cuff, rolled edges, opening 25 mm', size: 'Width 10.0, Inside width 60', grams: 24, cents: 248, finishes: 'polished brushed pvd-gold pvd-black' },
    { name: 'Twisted cable cuff', what: 'Cuff of twisted steel cable between two caps', size: 'Diameter 5.0, Inside width 60', grams: 19, cents: 286, finishes: 'polished pvd-gold' },
  ],
  necklaces: [
    { name: 'Cable chain necklace 2 mm', what: 'Fine cable chain with a lobster clasp', size: 'Link width 2.0, Length 450', grams: 6.2, cents: 128 },
    { name: 'Curb chain necklace 5 mm', what: 'Flat curb chain, every link soldered', size: 'Link width 5.0, Length 500', grams: 28, cents: 318, finishes: 'polished pvd-gold pvd-black' },
    { name: 'Snake chain necklace 2 mm', what: 'Smooth round snake chain with crimped ends', size: 'Diameter 2.0, Length 450', grams: 9.5, cents: 186 },
    { name: 'Box chain necklace 2.5 mm', what: 'Square box links, a steady base for pendants', size: 'Link width 2.5, Length 550', grams: 13, cents: 212, finishes: 'polished pvd-gold pvd-black' },
  ],
  pendants: [
    { name: 'Disc pendant 18 mm', what: 'Stamped and polished disc on a cable chain, made for engraving', size: 'Diameter 18.0, Thickness 1.5', grams: 6.5, cents: 164 },
    { name: 'Vertical bar pendant', what: 'Square bar that takes text on four sides', size: 'Length 35.0, Width 4.0', grams: 6.8, cents: 158 },
    { name: 'Heart pendant 15 mm', what: 'Solid heart, softly domed on both faces', size: 'Width 15.0, Thickness 2.0', grams: 5.4, cents: 148, finishes: 'polished pvd-gold pvd-rose-gold' },
    { name: 'Cross pendant 30 mm', what: 'Bevelled cross on a box chain', size: 'Length 30.0, Width 18.0', grams: 9.2, cents: 188, finishes: 'polished pvd-gold pvd-black' },
    { name: 'Dog tag pendant', what: 'Rolled-edge tag on a ball chain', size: 'Length 50.0, Width 28.0', grams: 14.5, cents: 152, finishes: 'polished brushed pvd-black' },
    { name: 'Oval locket', what: 'Hinged locket that holds two pictures', size: 'Length 22.0, Width 16.0', grams: 8.8, cents: 296, finishes: 'polished pvd-gold pvd-rose-gold' },
  ],
  earrings: [
    { name: 'Hoop earrings 30 mm', what: 'Tube hoops with a hinged latch, pair', size: 'Diameter 30.0, Tube 3.0', grams: 6.4, cents: 146 },
    { name: 'Huggie earrings 12 mm', what: 'Small hinged hoops, pair', size: 'Diameter 12.0, Width 3.0', grams: 3.6, cents: 124 },
    { name: 'Ball studs 5 mm', what: 'Polished ball on a straight post with butterfly back, pair', size: 'Diameter 5.0, Post 10.0', grams: 1.8, cents: 62, moq: 300 },
    { name: 'Bar drop earrings', what: 'Straight bar swinging from a French hook, pair', size: 'Length 40.0, Width 2.0', grams: 3.2, cents: 118, finishes: 'polished pvd-gold pvd-rose-gold' },
  ],
  anklets: [
    { name: 'Cable chain anklet', what: 'Fine cable chain with a 50 mm extender', size: 'Link width 2.0, Length 230', grams: 3.8, cents: 98 },
    { name: 'Beaded anklet', what: 'Round beads spaced along a cable chain', size: 'Bead 3.0, Length 230', grams: 5.1, cents: 136, finishes: 'polished pvd-gold' },
  ],
  body: [
    { name: 'Straight barbell 1.6 mm', what: 'Internally threaded barbell with two 5 mm balls', size: 'Gauge 1.6, Length 16.0', grams: 1.9, cents: 58, moq: 300, finishes: 'polished pvd-gold pvd-black' },
    { name: 'Captive bead ring 1.2 mm', what: 'Ring held closed by a 3 mm bead', size: 'Gauge 1.2, Inside diameter 8.0', grams: 0.9, cents: 48, moq: 300, finishes: 'polished pvd-gold pvd-black' },
    { name: 'Flat-back labret 1.2 mm', what: 'Labret stud with a 4 mm disc and a threaded ball', size: 'Gauge 1.2, Length 8.0', grams: 0.8, cents: 56, moq: 300, finishes: 'polished pvd-gold pvd-rose-gold' },
  ],
  mens: [
    { name: 'ID bracelet', what: 'Curb chain with a 40 mm plate made for engraving', size: 'Plate length 40.0, Length 210', grams: 34, cents: 412, finishes: 'polished brushed pvd-black' },
    { name: 'Rectangular cufflinks', what: 'Brushed face with a whale-back closure, pair', size: 'Length 17.0, Width 13.0', grams: 16, cents: 318, finishes: 'polished brushed pvd-black' },
    { name: 'Tie clip 55 mm', what: 'Sprung clip with a flat face made for engraving', size: 'Length 55.0, Width 6.0', grams: 9, cents: 146, finishes: 'polished brushed pvd-black' },
  ],
}
