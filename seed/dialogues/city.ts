import { dialogues } from '#seed/dialogue.ts'

/** A public chat in English for those who are new in the city. */
export const city = dialogues(`
sophie: Weekend plan: {the flea market near {metro}|a walk along the river|the museum of old radios} {day}, who comes?
a: {Me!|In}
b: What time?
sophie: {noon}, at the {clock|big tree|metro exit}
c: Can I bring {my dog|a friend|my bad knee}?
sophie: Everyone and everything is welcome
b: Then I bring {cookies|my camera}
~ 1d
a: Found a {lamp|samovar|1970s camera} for almost nothing. {Best day|I regret nothing}

a: Does anybody know a dentist who {speaks English|is kind}? Asking with {half of my face|a frozen peas bag}
b: Yes! Near {metro}, Dr {Anna|Maria|Elena}. Calm as a lake
c: {Seconded|She saved my wisdom tooth and my faith}
a: Price?
b: {Honest|About {price} for a filling}
~ 1d
a: Done. {I can smile again|She hummed the whole time, it helped}

james: Quiz night at {cafe}, {day} {evening}. We need someone who knows {flags|Soviet cartoons}
a: {Flags!|Cartoons, obviously}
b: I know {only cheese|every capital, no rivers}
sophie: {Cheese is a category in my heart|Leave the rivers to me}
james: Team name?
a: "{Quizly Bears|The Usual Aspects|Lost in Declension}"
james: {Perfect|Registered before we change our minds}
~ 2d
b: Second place! {By half a point!|Robbed by a river}

a: Why does my bank want a {paper|stamp|letter} for a {paper|stamp}?
b: Because {it is Tuesday|the paper feels lonely}
c: Bring the {blue copy|passport, the copy, and patience}
a: {They had no stamp today|Three windows, one happy ending}
b: Welcome, you are a local now
a: 🎉

alexey: The {rink in the mall|indoor ice near {metro}} is open. Skating {day}?
sophie: I skate like a {chair|cow}
alexey: You hold a penguin, they rent plastic penguins
sophie: How many penguins may I have?
james: {Asking for two|One for each hand}
alexey: {evening}, penguins are on me
~ 1d
sophie: I fell {four|nine} times. {The penguin is my best friend|A child of five gave me advice}

a: Small victory: I ordered {coffee|a haircut|a whole dinner} in Russian and got almost that
b: What is "almost"?
a: {Soup|A fringe|Dinner for two}
c: 😂 Still counts
lena: Молодец! Гордимся
a: I understood that too!

a: Looking for a room from {the 1st|next month}, up to {price2}, near the {purple|green} line
b: How tidy are you?
a: {I alphabetise spices|Tidy in waves}
b: My neighbour rents one, {a piano and a cat included|a balcony and a cat included}
a: {The cat decides it|I speak cat}. Can I see it {day}?
b: Sent you her number
~ 2d
a: The cat said yes 🐈

artem: Who wants to try {the banya|cross-country skis} {day}?
a: Is it dangerous?
artem: Only for {pride|your schedule}
b: {I am in|Count me in}, what do I bring?
artem: {A hat of felt, I am serious|Warm socks and tea}
james: {I already own the hat|Socks are my thing}
~ 1d
a: I am a {boiled potato|new person}. Again please

a: What is that {smell of pies|music} at {metro}?
b: The {underground bakery|brass band}, every {Friday|evening}
c: They {sell out by {evening}|played my song last week}
a: {Three pies later: thank you|I missed my train on purpose}

b: Film club: {film} with subtitles, {day}, {evening}, my place
a: How many chairs do you have?
b: {Five and a ladder|Four, pillows and a ladder}
c: I call the ladder
sophie: I bring {popcorn|quiche}
b: {Code 14, third floor|The bell is broken, write here}
~ 1d
c: {Cried on the ladder|We talked until one}. What is next?

james: Is it normal that my {neighbour|landlady} leaves {jam|pickles} at my door?
lena: It means you are {too thin|accepted}
james: I left her {shortbread|a postcard} back
lena: Careful, {this is how feuds of kindness start|now she must answer}
~ 2d
james: There is a {pie|jar the size of my head} at my door
sophie: It has begun

a: What a storm! {I have never seen so much water|I ran out in slippers to save my plants}
b: It is {the first of many|only the trailer}
c: Buy {boots|a real umbrella} while you still laugh
a: {Let me enjoy it|There is a duck in our yard now, I am serious}
lena: Добро пожаловать в сезон ⛈️
`)
