import { lazily } from '../memo';

/**
 * Cities where data centres, courts and seats of arbitration commonly are, by the code of the state, province or country they lie in.
 * Names that are common words or given names as well (Nice, Phoenix, Victoria, Reading) are left out.
 */
const CITIES = `
CA-ON: Toronto | Ottawa | Mississauga
CA-QC: Montréal | Montreal | Québec City | Laval | Gatineau | Beauharnois
CA-BC: Vancouver | Kelowna
CA-AB: Calgary | Edmonton
CA-MB: Winnipeg
CA-NS: Halifax
US-CA: Los Angeles | San Francisco | San Diego | San Jose | Santa Clara County | Sacramento
US-NY: New York City | Manhattan
US-IL: Chicago
US-TX: Dallas | Houston | San Antonio
US-WA: Seattle
US-MA: Boston
US-PA: Philadelphia | Pittsburgh
US-GA: Atlanta
US-FL: Miami
US-CO: Denver
US-AZ: Tucson
US-MI: Detroit
US-MN: Minneapolis
US-VA: Ashburn
US-OR: Portland, Oregon
GB-ENG: London | Londres | Manchester | Birmingham | Leeds | Slough
GB-WLS: Cardiff
GB-SCT: Edinburgh | Édimbourg | Glasgow
GB-NIR: Belfast
IE: Dublin
FR: Paris | Lyon | Marseille | Strasbourg | Bordeaux | Toulouse | Nantes | Lille | Roubaix | Gravelines | Rennes | Grenoble | Montpellier
BE: Brussels | Bruxelles | Antwerp | Anvers | Liège | Ghent
CH: Geneva | Genève | Zurich | Zürich | Lausanne | Basel | Bâle | Berne
LU: Luxembourg City
NL: Amsterdam | Rotterdam | The Hague | La Haye | Eindhoven
DE: Frankfurt | Francfort | Munich | Düsseldorf | Cologne | Falkenstein | Nuremberg
AT: Vienna | Vienne
ES: Madrid | Barcelona | Barcelone
PT: Lisbon | Lisbonne
IT: Milan | Rome
SE: Stockholm
DK: Copenhagen | Copenhague
NO: Oslo
FI: Helsinki
PL: Warsaw | Varsovie
AU: Sydney | Melbourne | Brisbane | Canberra | Adelaide
NZ: Auckland | Wellington | Christchurch
JP: Tokyo | Osaka
IN-MH: Mumbai | Bombay | Pune
IN-KA: Bengaluru | Bangalore
IN-TN: Chennai
IN-TS: Hyderabad
IN-WB: Kolkata
CN: Beijing | Pékin | Shanghai | Shenzhen
AE: Dubai | Dubaï | Abu Dhabi
ZA: Johannesburg | Cape Town
MA: Casablanca
TN: Tunis
SN: Dakar
CI: Abidjan
BR: São Paulo`;

/** Regions of the large cloud platforms, by the code of the country they lie in. */
const CLOUD_REGIONS = `
US: us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 us-east1 us-east4 us-east5 us-central1 us-south1 us-west1 us-west2 us-west3 us-west4 eastus eastus2 westus westus2 westus3 centralus northcentralus southcentralus westcentralus usgovvirginia usgovarizona usgovtexas
CA: ca-central-1 ca-west-1 northamerica-northeast1 northamerica-northeast2 canadacentral canadaeast
FR: eu-west-3 europe-west9 francecentral francesouth
IE: eu-west-1 northeurope
GB: eu-west-2 europe-west2 uksouth ukwest
DE: eu-central-1 europe-west3 europe-west10 germanywestcentral germanynorth
CH: eu-central-2 europe-west6 switzerlandnorth switzerlandwest
BE: europe-west1 belgiumcentral
NL: europe-west4 westeurope
SE: eu-north-1 swedencentral
IT: eu-south-1 europe-west8 italynorth
ES: eu-south-2 europe-southwest1 spaincentral
FI: europe-north1
PL: europe-central2 polandcentral
AU: ap-southeast-2 ap-southeast-4 australia-southeast1 australia-southeast2 australiaeast australiasoutheast australiacentral
JP: ap-northeast-1 ap-northeast-3 asia-northeast1 asia-northeast2 japaneast japanwest
SG: ap-southeast-1 asia-southeast1 southeastasia
IN: ap-south-1 ap-south-2 asia-south1 asia-south2 centralindia southindia westindia
BR: sa-east-1 southamerica-east1 brazilsouth
ZA: af-south-1 africa-south1 southafricanorth
AE: me-central-1 uaenorth`;

const lines = (table: string) => table.trim().split('\n');

/** Code → names of cities, in English and French. */
export const namedCities = lazily(() =>
  lines(CITIES).map((line): [code: string, names: string[]] => {
    const [code = '', names = ''] = line.split(': ');
    return [code, names.split(' | ')];
  }),
);

/** Cloud region → code of its country. */
export const cloudRegions = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(
      lines(CLOUD_REGIONS).flatMap((line) => {
        const [code = '', regions = ''] = line.split(': ');
        return regions.split(' ').map((region): [string, string] => [region, code]);
      }),
    ),
);
