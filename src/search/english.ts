// What search knows of English: which words say nothing, and which forms are one word.
import { stemmer } from 'stemmer';

/** English words that carry no meaning of their own in a question. */
const stopWords = new Set(
  (
    'a about after again all also am an and any anybody anyone anything are aren as at be because been before being but by came can come comes could ' +
    'couldn did didn difference differences do does doesn doing don else everyone everything for from get gets getting go goes going gone got had hadn ' +
    'has hasn have haven having he her his how i if in instead into is isn it its just keep keeps like many me more most much my no nor not now of off ' +
    'often on one only or our out over please really same see seeing seen she should shouldn so some somebody someone something still such than that the ' +
    'their them then there these they this those to too under until up us versus very vs was wasn we went were weren what when where which while who ' +
    'whom why will with won would wouldn yet you your'
  ).split(' '),
);

/** Says it nothing in a question? Single letters say nothing either. */
export function isStopWord(small: string): boolean {
  return stopWords.has(small) || (small.length === 1 && !/\p{N}/u.test(small));
}

/** Forms that no ending tells apart, each family with the word of which they are forms first. */
const irregular = new Map(
  (
    'lose:lost:loss:losses break:broke:broken send:sent grow:grew:grown:growth fall:fell:fallen hold:held write:wrote:written run:ran leave:left ' +
    'begin:began:begun freeze:froze:frozen hang:hung choose:chose:chosen throw:threw:thrown rise:rose:risen build:built forget:forgot:forgotten ' +
    'shrink:shrank:shrunk drive:drove:driven keep:kept catch:caught spend:spent stable:stability'
  )
    .split(' ')
    .flatMap((family) => {
      const [word = '', ...forms] = family.split(':');
      return forms.map((form): [string, string] => [form, word]);
    }),
);

/** The stem of a word in small letters: Porter's, and beyond it `failure` as `fail`, `redelivery` as `redeliver`, `slowly` as `slow`. */
export function englishStem(small: string): string {
  if (!/^[a-z]+$/.test(small)) return small;
  const porter = stemmer(irregular.get(small) ?? small);
  if (small.length > 6 && porter.endsWith('ur')) return porter.slice(0, -2);
  if (small.length > 7 && porter.endsWith('eri')) return porter.slice(0, -3);
  return small.length > 5 && small.endsWith('ly') && porter.endsWith('li') ? porter.slice(0, -2) : porter;
}
