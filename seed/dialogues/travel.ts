import { dialogues } from '#seed/dialogue.ts'

/** Airports, trains and hotels between two people, mostly in English. */
export const travel = dialogues(`
a: Safe flight! Text me when you land, I will be awake anyway
b: Boarding now. Seat {14A|21F|7C}, next to {a man with a cello|a baby, wish me luck|the window, finally}
a: {Bring the cello home|Lucky baby|Lucky you}
~ 5h
b: Landed in {city}! {The sky here is unreal|It smells of rain and coffee}
a: {Welcome to the other time zone|And? First impression?}
b: {Everyone walks faster|A taxi driver sang to me}
a: ❤️

b: Could you send me the booking code? I am at the desk and my mail does not open
a: {QX7L{many}P|M{many}R8TZ|KB4{many}WV}
b: You are a star
a: Gate?
b: Gate {gate}, {boarding in {minutes} minutes|delayed until {evening}}
a: {Run|Go get a croissant}

a: See you at the airport! Gate {gate}
b: I will be the one with a very large sign
a: What will it say?
b: {Your name, spelled wrong on purpose|"Lost tourist"|It is a surprise}
a: 😂
~ 2h
a: I can see the sign. {The whole terminal can|I am pretending not to know you}

# evening
a: {Train|Bus|Ferry} is late by {minutes} minutes. Third coffee
b: Which station?
a: {city}. There is a piano in the hall and somebody plays {Satie|jazz|the same song again}
b: Record it for me!
a: https://audio.example/station-{row}
b: {Beautiful|I want this as my alarm}
a: {He takes requests|He bows after each one}

a: Which hotel, the one with the {terrace|old lift} or the one near the {station|river}?
b: {Terrace|River}. Always
a: It is {many}0 more a night
b: We sleep there {two|three} nights, we remember the view for years
a: You should sell hotels
b: {I should own one|I sell happiness}
a: Booked. {Breakfast included|Room with a bath}

b: Forgot my {charger|adapter|toothbrush|umbrella} again
a: {Again!|Of course}
b: Is there a shop near {metro}?
a: Yes, {left from the exit, open until {evening}|the one with the green door}
b: {Found it|They even have umbrellas with foxes}
a: Buy two

a: Customs asked me about the {honey|cheese|pine nuts}
b: What did you say?
a: {That it is a gift for a very important person|The truth. They smiled}
b: Did they keep it?
a: They {smelled it and let me go|asked for the address of the shop}
b: {Smart people|Good taste}

a: How is {city}?
b: {Cold, bright and full of bread|Warm. I walked {km} km and lost my map twice|Grey and wonderful}
a: Did you try the {soup I told you about|market behind the church}?
b: Twice. {The lady recognises me now|I bought a bowl I cannot carry}
a: Photos!
b: https://photo.example/{row}
a: {The third one should be a poster|I am jealous of the bread}

b: My luggage went to {city2} without me
a: No! What was inside?
b: {All the presents and one good coat|My shoes. I am in slippers}
a: Did you file the form?
b: Yes. They said {24|48} hours
~ 1d
b: It came back! {With a stranger's sticker|It has seen more than me}
a: Well travelled 🧳

a: Taxi or the {airport train|night bus}?
b: Train, {platform {many}|every 30 minutes}, the taxi line is {endless|a small village}
a: Ticket from the machine?
b: Use the {app|right one, the left one eats coins}
a: Got it. {Two stops|I see the sunset from here}
b: Dinner at {evening}, {soup is waiting|the key is under the plant}
`)
