import { dialogues } from '#seed/dialogue.ts'

/** What two friends write in English. */
export const smalltalk = dialogues(`
a: Are you home yet?
b: Almost, put the kettle on ☕
a: Already boiling. Pie is out too
b: {Which pie|Walking faster}
a: {Apple|Cherry|A secret}

# morning
a: Good morning! {Coffee first or news first?|Did you sleep?}
b: {Coffee. Always|Like a stone, then like a squirrel}
a: News: {the tram finally has heating|the bakery is open again|I got the seat by the window}
b: {Say it again, slowly|Best news since Monday}
a: {Come by at {noon}|I saved you a roll}

a: Quick one: "{fewer|less} than ten minutes"?
b: {Less, it is a length of time|Depends who is reading}
a: {Thank you, grammar oracle|The sign in the office will be right at last}
b: {Invoice follows|I accept biscuits}

a: I am thinking of learning {the accordion|Georgian|to bake bread}
b: Why that one?
a: {A neighbour threw one away|The alphabet looks like handwriting of clouds|My hands want a job}
b: That is the best reason I heard {this year|in weeks}
~ 2d
a: Day three. {I can play one sad note|I know nine letters|The loaf is a weapon}
b: Keep going, {sad is a start|nine is a third of them|weapons can be toasted}

a: How did the {interview|talk|viewing} go?
b: I {forgot my own name but the rest was fine|talked too fast, they laughed in the right places}
a: When do they answer?
b: {By Friday|"Soon", whatever that is}
~ 2d
b: THEY SAID YES
a: 🎉🎉🎉
a: Dinner, {evening}, I am paying
b: {I am crying in a tram|I will order two desserts}

a: Your {blue scarf|umbrella} is still at my place
b: It likes you better
a: {It told me it misses you|It is raining, so I borrowed it}
b: {Keep it until Sunday|Then we both win}

a: Do you have a {big pot|drill}?
b: {Yes, why|Depends on the story}
a: {Soup for eleven|My landlord wants a shelf}
b: {Take it, and the ladle|Story accepted}. Door code {few}{many}{few}
a: You are an angel with {kitchenware|storage}

a: I found the {photo|ticket|letter} from {the lake|Lisbon|our first winter here}
b: Show me!
a: https://photo.example/a/{row}
b: {Look at our hair|We were so cold and so happy}
a: {Same bench in May?|We should go back}
b: {Deal|I am already packing}

# evening
a: Long day. Tell me something good
b: {A dog in the tram put its head on my knee|The old man downstairs learned to send stickers}
a: {How long|Which sticker}?
b: {Four stops|A dancing radish, eleven times}
a: {Restored. Thank you|That is the content I needed}

a: Could you read this before I send it? "{Dear all, as promised, it is late but it is beautiful|I would like to return a lamp that is afraid of the dark}"
b: {Cut the first half|Do not change a word}
a: Really?
b: Really. {They will smile by line two|Lamps need friends}
a: Sent
~ 3h
a: They {replied with a poem|took the lamp back!}

a: What are you cooking?
b: {An experiment|Something with leeks}. It {looks wrong|smells right}
a: Need a taster?
b: {Come at {evening}|Yes, sign here}
~ 2h
a: For the record: {I would eat the experiment again|the leeks won}

a: My plant has {one new leaf|opinions}
b: Name?
a: {Gerald|Baroness}
b: Congratulations to {the family|you both}
a: The leaf says thank you
b: Tell it to drink water 😄

a: Is the {market|library|pool} open {day}?
b: Until {noon}, and {the queue is short before ten|there is a choir in the morning}
a: {Perfect|I go for the choir}
b: Get me {dill|the new Ishiguro|a towel}?
a: {Two|One}, noted

a: I think I left my {oven|iron|laptop} on
b: You always think that
a: But this time {I remember the light|I was in a hurry}
b: I am {ten minutes away|near}, spare key?
a: {Under Gerald|With Masha}
~ 25m
b: {Off. As always|It was on! One point to you}

a: Weather in your part of town?
b: {weather}. And yours?
a: {Sun. I am sorry|The same but sideways}
b: {Rude|Trade?}
a: {Come over, I share|Bring a hat}

b: You were right about the {series|shoes|dentist}
a: I want this {framed|in writing}
b: This is in writing
a: {Printing it|Saved in three places}
b: {I regret everything|Enjoy your day}
`)
