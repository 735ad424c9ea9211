import { expect, test } from 'vitest';
import { SpellChecker } from './spelling.ts';

const names = ['GetWidgit', 'Parcel Desk'];

test.each([
  { text: 'Returns the parcels that were recieved.', found: ['recieved: received'] },
  { text: 'Retrive a parcel. Informaton about it follows.', found: ['retrive: retrieve', 'informaton: information'] },
  { text: 'Is it open? Retreive it (tempalte).', found: ['retreive: retrieve', 'tempalte: template'] },
])('finds what is misspelt in "$text"', ({ text, found }) => {
  const misspelt = new SpellChecker(() => names).check(text);
  expect(misspelt.map(({ word, meant }) => `${word}: ${meant}`)).toEqual(found);
});

test.each([
  { name: 'words of the dictionary, American and British', text: 'The color and the colour of an organisation.' },
  { name: 'forms of words', text: 'Upserted rows are unpublished.' },
  { name: 'a name inside a sentence', text: 'Asks Recieved for parcels.' },
  { name: 'a name behind an abbreviation', text: 'A font, e.g. Arial.' },
  { name: 'a name of the connector itself', text: 'The widgit of a parcel.' },
  { name: 'what is quoted', text: 'One of "recieved" and `tempalte`.' },
  { name: 'an address', text: 'See recieved.example.com/tempalte.' },
  { name: 'short words', text: 'Teh size.' },
  { name: 'words that are near to none', text: 'Zyxwvut reads qwertyuiop.' },
])('takes $name for right', ({ text }) => {
  expect(new SpellChecker(() => names).check(text)).toEqual([]);
});
