import { dialogues } from '#seed/dialogue.ts'

/** More from those who are new in the city. */
export const newcomers = dialogues(`
a: Just arrived! Two suitcases, {forty|twenty} words of Russian, {one cactus|a trumpet}
sophie: Welcome!! Which district?
a: Near {metro}. The landlady {hugged me|left soup}
b: {You won the lottery|Soup is a contract here}
james: Rule one: {shoes off at the door|never shake hands over the threshold}
a: Rule two?
james: {Always accept the tea|Say yes to the second plate}
a: I am on my {fifth cup|third plate}

b: Where do you buy {good bread|spices|running shoes} without {crying|a second mortgage}?
a: {The yard behind the church near {metro}|Danilovsky market, the far row}
c: Ask for {Aunt Zina|the man with the moustache}, say "kak obychno"
b: What does that mean?
c: "As usual". {She will laugh|It works from day one}
~ 1d
b: {She laughed and gave me a pickle|He asked how Sophie is}. The bread is still warm

sophie: Museum night {day}: {the space museum|the one with the dinosaurs} until {midnight|one}
a: Queue?
sophie: {Come after nine|Back door by the garden}, I know a guard
b: Of course you do
c: I am {wearing the silver jacket|bringing the children, two of them mine}
~ 1d
a: We touched {a meteorite|a tooth the size of my arm}. I am {seven again|not washing this hand}

artem: Language exchange at {cafe}, {day} {evening}. Topic: {excuses|weather with feelings|how to complain politely}
a: My best subject
b: Beginners ok?
artem: {Beginners make the best stories|Of course, gestures count}
~ 1d
b: I said "{I am a kettle|my grandmother is under the table}" with full confidence
artem: And everybody {understood|offered help}
b: {Best evening so far|I have never been so encouraged}

james: PSA: the {lift|hot water|post office} is on holiday {again|this week}
a: Mine too! Is it the season?
lena: It is {maintenance|a tradition}, {buy a basin|make friends with someone from the next street}
a: {Who has hot water? I have cake|I can pay in piano}
sophie: Come at {evening}, bring {the cake|a towel}
james: {A cake for a shower. Civilisation|I also play, badly}

c: Lost: one {grey glove|blue umbrella with a wooden duck}, somewhere between {metro} and the theatre
a: Found: one {pink glove|black umbrella, no duck}
c: {Not mine but now it has a friend|Close, but mine has a duck}
b: The {lady at the cloakroom|tram driver} keeps a box, ask her
~ 1d
c: {Half a pair no more!|The duck is back!} She had named it {Boris|Pushkin}

a: Does anyone run in the {morning|evening}? I need {witnesses|someone slower}
b: {I am slower, I promise|Embankment, {morning}}
c: I cycle and {shout nice things|carry the water}
a: Tomorrow?
b: Tomorrow, {unless I wake up|bridge, east side}
~ 1d
a: {5|6} km, one {duck|wedding}, no regrets

alexey: Board game evening, English and Russian, {day} {evening}, bring {a chair|snacks}
a: {Is it the one where friendships end?|I only know chess and snap}
alexey: {That one is banned|We start with snap}
james: I bring {shortbread and my poker face|the trains game}
sophie: His poker face {is a smile|moves}
~ 1d
james: {Beaten by a chess person at snap|Who taught Lena to bluff?}
lena: {Семья|Детский сад}

b: Is there a vet who would {look at a parrot|take a parrot seriously}?
a: {Dr Lev near {metro}|Old Ashot by the market}. He {speaks to the patient first|laughs, but kindly}
b: The parrot {only speaks French|bites kindly too}
sophie: {Send me both|I will translate for the parrot}
~ 1d
b: Healthy! He told the doctor {"bof"|to close the window}
sophie: 😂 Un vrai

a: Six months here today. {I dream about stairs and pelmeni|My phone thinks I am local}
b: Best thing so far?
a: {The way people walk you to the door you were looking for|Trams at night}
c: Worst?
a: {That one vowel|Missing my sister}
sophie: Come over {day}, we {practise the vowel with soup|call your sister together}
a: ❤️
`)
