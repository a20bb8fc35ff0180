import { civilProtectionTopics } from './sectors/civil-protection.ts';
import { cultureTopics } from './sectors/culture.ts';
import { digitalTopics } from './sectors/digital.ts';
import { displacementTopics } from './sectors/displacement.ts';
import { economyTopics } from './sectors/economy.ts';
import { educationTopics } from './sectors/education.ts';
import { energyTopics } from './sectors/energy.ts';
import { environmentTopics } from './sectors/environment.ts';
import { governanceTopics } from './sectors/governance.ts';
import { healthTopics } from './sectors/health.ts';
import { housingTopics } from './sectors/housing.ts';
import { ruralTopics } from './sectors/rural.ts';
import { socialTopics } from './sectors/social.ts';
import { transportTopics } from './sectors/transport.ts';
import { veteransTopics } from './sectors/veterans.ts';
import { wasteTopics } from './sectors/waste.ts';
import { waterTopics } from './sectors/water.ts';
import { youthSportTopics } from './sectors/youth-sport.ts';
import { type SectorId, type TopicId, topicIdsBySector } from './topic-ids.ts';
import type { Topic } from './topic-types.ts';

export { type SectorId, sectorIds, type TopicId, topicIds } from './topic-ids.ts';
export type { Topic } from './topic-types.ts';

/** Every topic with its sector, definition, rarity and neighbours. */
export const topics: Readonly<Record<TopicId, Topic>> = {
  ...energyTopics,
  ...waterTopics,
  ...wasteTopics,
  ...housingTopics,
  ...transportTopics,
  ...healthTopics,
  ...veteransTopics,
  ...educationTopics,
  ...socialTopics,
  ...displacementTopics,
  ...civilProtectionTopics,
  ...digitalTopics,
  ...cultureTopics,
  ...environmentTopics,
  ...ruralTopics,
  ...economyTopics,
  ...governanceTopics,
  ...youthSportTopics,
};

/** The topics of one sector, in their fixed order. */
export function topicsOfSector(sector: SectorId): readonly TopicId[] {
  return topicIdsBySector[sector];
}
