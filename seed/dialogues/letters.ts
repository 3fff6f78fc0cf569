import { dialogues } from '#seed/dialogue.ts'

/** Two friends who write to each other in English, a little longer. */
export const letters = dialogues(`
a: Remind me, what was the name of that {jam|song} you told me about?
b: {Rowan and orange|"Slow Tram"}
a: {I tried to describe it to a shopkeeper. We both gave up|I hummed it to my phone. It offered me a lawnmower}
b: {I will bring you a jar|Whistle it next time}
a: {Make it two|You are a treasure}

a: I have a confession: I {watched the last episode|ate the last macaron}
b: Without me?
a: {My finger slipped|It looked lonely}
b: {I am calling a lawyer|I will remember this}
a: I {will rewatch it with a surprised face|bought a new box and hid it from myself}
b: {We shall see about the face|Forgiven}

# morning
a: First day at the new job. I have {two badges and no chair|a chair and no badge}
b: {Sit on the badges|Stand proudly}. How are the people?
a: {Kind. One of them whistles Bach|They have a cat called Deadline}
b: You will be fine
~ 8h
a: {I know where the good tea is|Deadline slept on my keyboard}. Fine indeed

a: Question about {Russian|grammar}: why is "{tea|window|table}" {he|it} and "{cup|wall|lamp}" {she|her}?
b: {Because it sounds right|Nobody knows. We were born like this}
a: And "coffee"?
b: "He", but {people fight about it at dinner|only in good families}
a: {I will order tea|This language has better drama than my series}

b: I signed us up for a {ceramics class|mushroom walk|choir for people who cannot sing}
a: Us?
b: {day}, {noon}. You said "anything but the gym"
a: I have {clay shirts somewhere|never regretted a sentence more|the voice of a door}
b: That is the spirit
~ 2d
a: My {bowl|mushroom|voice} {has character|was described as brave}
b: I am so proud

a: Do you ever think about the bakery we wanted{| by the sea}?
b: {Every Monday|When the printer jams}
a: What would we call it?
b: "{Crumbs|The Late Loaf|Low Tide}"
a: {I would queue for that|I am designing the sign right now}
b: {Send it. Worst case we have a sign|Careful, this is how it starts}

a: My parents visit {day}. Three days. What do I show them?
b: {The river at sunset, the market, then a long lunch|One museum, no more, and the boat}
a: My father walks {slowly and asks everything|fast and away}
b: {Give him a map and a mission|Boat. Nobody walks away from a boat}
~ 3d
a: The boat {was genius|saved us}. He {steered for a minute|talked to the captain for an hour}

a: I burnt the {rice|toast|milk} while reading your message
b: {It was two words|Which one}?
a: {"Guess what"|The one with the goat}
b: And did you guess?
a: {A goat?|You got it?}
b: {I got the flat!|The goat is a metaphor. I got the flat!}
a: AAAA. {Forget the rice|I am coming with a broom and bread}

a: {Rainy|Slow} evening here. What are you listening to?
b: {An album of trains leaving stations|Old radio plays}, it is better than it sounds
a: {Send|Link}?
b: https://audio.example/list/{row}
a: {Track four sounds like my grandmother's kitchen|I fell asleep at track two, best review I can give}

a: Could you call me at {evening} and say there is an emergency?
b: Bad {date|dinner|meeting}?
a: {He explains coffee to me|Slide 61 of 94}
b: What kind of emergency?
a: {Surprise me|Plumbing}
~ 2h
a: "The {piano is on the stairs|aunt has locked herself in the sauna}"? Really?
b: It worked, did it not
a: {Perfectly|They offered to help}

a: The new neighbours {play table tennis above my bed|have a rooster}
b: In the {city|house}?
a: {Every night at ten|His name is Pavarotti}
b: {Knock with cookies|Join them}
~ 2d
a: {I am in the semi-final|Pavarotti likes muesli}. I take back everything

a: Thank you for today. I needed {that walk|to laugh like this}
b: {Me too. My cheeks hurt|Any time, I mean it}
a: {Same bench next week?|I will bring the thermos}
b: {Same bench, better sandwiches|Deal}
`)
