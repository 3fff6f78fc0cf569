import type { ReactNode } from 'react'

/** An arch: left edge, height of its shoulders, radius, in the units of a 1440×900 picture. */
type Arch = readonly [x: number, y: number, radius: number]

/** From the far hills to the near ones. Each layer drifts on its own, so each is a picture of its own. */
const LAYERS: { fill: string; opacity?: number; rim: number; arches: Arch[] }[] = [
  {
    fill: 'far',
    opacity: 0.62,
    rim: 0.35,
    arches: [
      [-70, 761, 165],
      [250, 710, 150],
      [540, 775, 165],
      [860, 730, 160],
      [1170, 769, 165],
    ],
  },
  {
    fill: 'middle',
    opacity: 0.9,
    rim: 0.4,
    arches: [
      [-190, 855, 165],
      [130, 829, 165],
      [450, 855, 155],
      [750, 838, 170],
      [1080, 850, 160],
      [1390, 800, 150],
    ],
  },
  {
    fill: 'near',
    rim: 0.32,
    arches: [
      [-40, 932, 160],
      [270, 922, 170],
      [600, 934, 150],
      [890, 926, 170],
      [1220, 940, 160],
    ],
  },
  {
    fill: 'front',
    rim: 0.26,
    arches: [
      [-200, 1028, 180],
      [150, 1008, 170],
      [480, 1021, 165],
      [800, 1016, 180],
      [1150, 1030, 180],
    ],
  },
]

const STARS = [
  ...[
    [120, 90, 1.4],
    [260, 180, 1],
    [380, 70, 1.2],
    [520, 140, 0.9],
    [640, 60, 1.5],
    [720, 210, 1],
    [860, 110, 1.2],
  ],
  ...[
    [980, 50, 1],
    [1080, 170, 1.3],
    [1210, 90, 1],
    [1330, 150, 1.4],
    [1390, 60, 1],
    [60, 240, 1],
    [930, 240, 0.9],
  ],
  ...[[440, 260, 1]],
] as [number, number, number][]

/** The dusk behind sign-in: a sky with a sun and four rows of hills that drift a little. Pure decoration. */
export function AuthScene() {
  return (
    <>
      <Layer>
        <Paints />
        <rect width="1440" height="960" fill="url(#dusk-sky)" />
        <g fill="#fff" opacity=".55">
          {STARS.map(([x, y, radius]) => (
            <circle key={x} cx={x} cy={y} r={radius} />
          ))}
        </g>
      </Layer>
      <Layer className="auth-sun">
        <circle cx="500" cy="600" r="520" fill="url(#dusk-glow)" />
        <circle cx="500" cy="578" r="132" fill="url(#dusk-sun)" />
      </Layer>
      {LAYERS.map(({ fill, opacity, rim, arches }) => (
        <Layer key={fill} className={`auth-hills auth-${fill}`}>
          {arches.map(([x, y, r]) => (
            <g key={x}>
              <path
                d={`M${x} 960V${y}a${r} ${r} 0 0 1 ${2 * r} 0V960Z`}
                fill={`url(#dusk-${fill})`}
                opacity={opacity}
              />
              <path
                d={`M${x + 1} ${y + 70}V${y}a${r - 1} ${r - 1} 0 0 1 ${2 * r - 2} 0v70`}
                fill="none"
                stroke="url(#dusk-rim)"
                strokeWidth="2"
                opacity={rim}
              />
            </g>
          ))}
        </Layer>
      ))}
    </>
  )
}

function Layer({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 1440 900"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className={`auth-layer ${className}`}
    >
      {children}
    </svg>
  )
}

function Paints() {
  return (
    <defs>
      <Fall id="dusk-sky" from={0} to={760}>
        <stop stopColor="#150F47" />
        <stop offset=".26" stopColor="#2C1F93" />
        <stop offset=".52" stopColor="#6A3BD2" />
        <stop offset=".74" stopColor="#CF5AA6" />
        <stop offset=".9" stopColor="#FF8574" />
        <stop offset="1" stopColor="#FFB27C" />
      </Fall>
      <Fall id="dusk-far" from={560} to={900}>
        <stop stopColor="#FF9C80" />
        <stop offset="1" stopColor="#B44FB0" />
      </Fall>
      <Fall id="dusk-middle" from={650} to={900}>
        <stop stopColor="#D95C9E" />
        <stop offset="1" stopColor="#5A34BE" />
      </Fall>
      <Fall id="dusk-near" from={745} to={920}>
        <stop stopColor="#7C45D2" />
        <stop offset="1" stopColor="#2B1D8C" />
      </Fall>
      <Fall id="dusk-front" from={832} to={930}>
        <stop stopColor="#3C2AA6" />
        <stop offset="1" stopColor="#150E4C" />
      </Fall>
      <linearGradient id="dusk-rim" x1="0" y1="0" x2="0" y2="1">
        <stop stopColor="#FFD9B8" />
        <stop offset=".55" stopColor="#FFD9B8" stopOpacity="0" />
      </linearGradient>
      <radialGradient id="dusk-sun" cx=".5" cy=".3" r=".75">
        <stop stopColor="#FFE9CC" />
        <stop offset=".55" stopColor="#FFBD84" />
        <stop offset="1" stopColor="#FF8A70" />
      </radialGradient>
      <radialGradient id="dusk-glow">
        <stop stopColor="#FFC08A" stopOpacity=".75" />
        <stop offset=".35" stopColor="#FF8E7C" stopOpacity=".38" />
        <stop offset="1" stopColor="#E0609E" stopOpacity="0" />
      </radialGradient>
    </defs>
  )
}

/** A vertical gradient between two heights of the picture. */
function Fall({ id, from, to, children }: { id: string; from: number; to: number; children: ReactNode }) {
  return (
    <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" y1={from} x2="0" y2={to}>
      {children}
    </linearGradient>
  )
}
