import { answer } from './answer.ts'

// Two messages that quote somebody, and what the bot of the guide answers.

console.log(await answer('The fact that Europeans constantly blame everyone for everything is not news.'))
console.log(await answer('Nobody has ever printed these words about flamingos.'))
