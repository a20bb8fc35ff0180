import { noiseLevels, seed, successAt } from './mutual-success.ts';

console.log(
  `Markets with planted pairs that want each other (seed ${seed}).\n` +
    'Share of listings whose partner stands among their first ten, by what the ranking looks at.\n',
);
console.log('  noise   both (harmonic mean)   own side only   other side only');
for (const noise of noiseLevels) {
  const { score, there, back } = successAt(noise);
  console.log(
    `  ${noise.toFixed(1)} ${score.toFixed(4).padStart(22)} ${there.toFixed(4).padStart(15)} ${back.toFixed(4).padStart(17)}`,
  );
}
