/**
 * How well a name answers a query: the smaller, the better. From `stem` up to 1 is added for the share of the query that the name
 * does not have.
 */
export const matchRank = { exact: 0, beginning: 1, word: 2, stem: 3, typo: 4 } as const;

/**
 * The rank of `name` for `query`, both as `searchKey` gives them: the same; begins with it; a later word begins with it; or one
 * letter is wrong, missing, surplus or changed places with its neighbour (from four letters on). Undefined where it does not answer.
 */
export function matchName(query: string, name: string): number | undefined {
  if (name.startsWith(query)) return name.length === query.length ? matchRank.exact : matchRank.beginning;
  if (name.includes(` ${query}`)) return matchRank.word;
  return oneLetterApart(query, name) ? matchRank.typo : undefined;
}

const shortestWithTypo = 4;

function oneLetterApart(a: string, b: string): boolean {
  if (a.length < shortestWithTypo || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const restOfA = a.slice(same);
  const restOfB = b.slice(same);
  if (restOfA.slice(1) === restOfB.slice(1)) return true;
  if (restOfA.slice(1) === restOfB || restOfA === restOfB.slice(1)) return true;
  return restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2);
}

/**
 * How a community answers the name of its town. A community is called by an adjective made from the town's name: Дубно and Дубенська,
 * Одеса and Одеська, Біла Церква and Білоцерківська. Both arguments as `searchKey` gives them.
 */
export function matchAdjective(query: string, adjective: string): number | undefined {
  const plain = matchName(query, adjective);
  if (plain === matchRank.beginning && directEndings.has(adjective.slice(query.length))) return matchRank.exact;
  if (plain !== undefined && plain < matchRank.stem) return plain;
  const changed = Math.min(changedShare(query, adjective), changedShare(compound(query), adjective));
  if (changed <= largestChange) return matchRank.stem + changed;
  return plain ?? (oneLetterApart(query, adjective.replace(/s?ka$/, '')) ? matchRank.typo : undefined);
}

/** Lviv and lvivska, Kramatorsk and kramatorska, Odes and odeska, Bucha and buchanska. */
const directEndings: ReadonlySet<string> = new Set(['ska', 'a', 'ka', 'nska']);
const adjectiveEnding = /^[a-z]{0,5}ka$/;
const shortestStem = 3;
/** The share of a town's name that may change when it becomes an adjective: zaporizhzhia and zaporizka share 7 letters of 12. */
const largestChange = 0.42;

/** The share of the town's name, 0 to 1, that is not in the adjective; 1 where the rest is no ending of an adjective. */
function changedShare(town: string, adjective: string): number {
  let shared = 0;
  while (shared < town.length && town[shared] === adjective[shared]) shared += 1;
  if (shared < shortestStem || !adjectiveEnding.test(adjective.slice(shared))) return 1;
  return (town.length - shared) / town.length;
}

/** Two words as they grow together in an adjective: "bila tserkva" to "bilotserkva". One word stays as it is. */
function compound(query: string): string {
  const [first = '', second, third] = query.split(' ');
  if (second === undefined || third !== undefined) return query;
  return `${first.replace(/(?:yi|[aeiouy])$/, '')}o${second}`;
}
