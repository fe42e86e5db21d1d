// What a type that nobody looked at by hand claims, judged from the specification alone. README.md says how good
// these judgements are.

import { isText, plain } from './spec.mjs';

// Services with one control plane for all regions of an account.
const GLOBAL_SERVICES = new Set(['BCMDataExports', 'BcmPricingCalculator', 'Billing', 'BillingConductor', 'Budgets', 'CE',
  'Chatbot', 'CloudFront', 'CUR', 'GlobalAccelerator', 'IAM', 'Invoicing', 'NetworkManager', 'Notifications',
  'NotificationsContacts', 'Organizations', 'PricingPlanManager', 'Route53', 'Route53GlobalResolver',
  'Route53RecoveryControl', 'Route53RecoveryReadiness', 'Shield', 'SupportApp', 'UXC', 'WAF']);

// ARNs without a region, though the service is regional.
const REGIONAL = new Set(['AWS::IdentityStore::Group', 'AWS::IdentityStore::GroupMembership', 'AWS::IdentityStore::User',
  'AWS::RAM::Permission', 'AWS::SSO::Instance', 'AWS::VerifiedPermissions::PolicyStore']);

// Identifiers that say nothing but the account (and region): what they identify exists once there.
const ACCOUNT = /^((Aws)?AccountId|RegistryId|Region)$/;

// Properties that say in which account or region the resource is, which its scope says already.
const PLACE = /^(AwsAccountId|AccountId|RegistryId|MeshOwner|DomainOwner)$/;

const UNIQUE = /\b(must|should) be (a )?unique|is unique|unique name|name[^.]{0,40}\bunique\b|uniquely identif|already exists|unique (within|across|in|per|to)\b|can't have the same name/i;
const NOT_UNIQUE = /(does ?n[o']t|need not|do not|not)( have to| need to)?( be)? unique|not unique|non-unique/i;
const MADE_UP = /generates a unique (physical )?id|aws-properties-name/i;   // what CloudFormation does where it is absent

const ARN_PLACE = new Set(['Partition', 'Region', 'Account']);
export const arnVariables = (arn) =>
  [...arn.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]).filter((name) => !ARN_PLACE.has(name));

export function scopeOf(info) {
  if (REGIONAL.has(info.type)) return 'account-region';
  if (GLOBAL_SERVICES.has(info.service)) return 'account';
  if (!info.arn || info.arn.includes('${Region}')) return 'account-region';
  return 'account';
}

export class Deriver {
  constructor(types) {
    this.types = types;
    this.siblings = new Map();   // service → names of its types
    for (const info of types.values()) {
      const names = this.siblings.get(info.service) ?? this.siblings.set(info.service, new Map()).get(info.service);
      names.set(plain(info.name), info.type);
    }
  }

  // The type that a property names or identifies, judged by the specification's relations, else by the names.
  parentType(info, property) {
    const stem = plain(property.replace(/(Id|Identifier|Arn|ARN|Name)$/, ''));
    const related = (info.properties[property]?.relationshipRefs ?? []).map((one) => one.cloudFormationType);
    const called = (type) => plain(type.split('::')[2]) === stem;
    const near = (type) => type.startsWith(`AWS::${info.service}::`);
    return related.find((type) => near(type) && called(type)) ?? related.find(called) ?? related.find(near) ??
      related[0] ?? this.siblings.get(info.service).get(stem);
  }

  // Does the property point to another resource, rather than name this one?
  pointsElsewhere(info, name) {
    const property = info.properties[name];
    if (!property) return false;
    const own = plain(info.name), stem = plain(name.replace(/(Ids?|Identifiers?|Names?|Arns?|ARN|Keys?|Urls?)$/, ''));
    const isArn = /(Arns?|ARN)$/.test(name);
    if (stem === own || (stem.length >= 3 && own.endsWith(stem) && !isArn)) return false;
    if (isArn || this.siblings.get(info.service).has(stem)) return true;
    if (property.relationshipRefs?.some((one) => one.cloudFormationType !== info.type)) return true;
    const siblings = [...this.siblings.get(info.service).keys()];
    return /(Id|Identifier)s?$/.test(name) && stem !== '' && siblings.some((one) => one.endsWith(stem));
  }

  // What may be the resource's own name, the most likely first.
  candidates(info) {
    const own = plain(info.name);
    const names = Object.keys(info.properties).filter((name) => isText(info.properties[name]));
    const found = new Set();
    const add = (test) => names.filter((name) => test(name.toLowerCase())).forEach((name) => found.add(name));
    const lower = info.name.toLowerCase();
    for (const ending of ['name', 'identifier', 'id', 'alias', 'label']) add((name) => name === lower + ending);
    add((name) => name === 'name');
    if (found.size === 0) add((name) => name === lower);
    add((name) => {
      const stem = name.replace(/(name|identifier|alias)$/, '');
      return stem !== name && stem.length >= 3 && (own.endsWith(stem) || stem.endsWith(own));
    });
    add((name) => ['id', 'alias', 'identifier'].includes(name));
    return [...found].filter((name) => name === 'Name' || !this.pointsElsewhere(info, name));
  }

  // The settable property that the resource's ARN ends in.
  nameInArn(info) {
    if (!info.arn || /(Ingress|Egress|Association|Attachment)$/.test(info.name)) return undefined;   // another's ARN
    const variable = arnVariables(info.arn).at(-1)?.replace(/WithPath$/, '');
    if (!variable || /^(Resource)?(Id|Identifier|Path)$/.test(variable)) return undefined;   // these stand for generated ids
    const wanted = plain(variable), own = plain(info.name);
    return Object.keys(info.properties).find((name) => isText(info.properties[name]) && !this.pointsElsewhere(info, name) &&
      [plain(name), own + plain(name)].includes(wanted)) ;
  }

  // How much speaks for the names being unique; from 3 on they are taken to be.
  evidence(info, name) {
    const property = info.properties[name], documentation = property.documentation ?? '';
    if (NOT_UNIQUE.test(documentation)) return -1;
    return (this.nameInArn(info) === name ? 3 : 0) +
      (MADE_UP.test(documentation) || UNIQUE.test(documentation) ? 3 : 0) +
      (info.ref.length === 1 && info.ref[0] === name ? 3 : 0) +
      (property.causesReplacement === 'yes' ? 1 : 0);
  }

  // Parents that the name is unique within, where the identifier is generated and so does not say.
  requiredParents(info, name) {
    return Object.entries(info.properties).filter(([other, property]) =>
      other !== name && property.required && isText(property) && this.pointsElsewhere(info, other) &&
      !/(Role|Kms.*|Key|Subnet|SecurityGroup|Certificate|Secret|Token|Policy)(Arn|Id|Name)?$/i.test(other) &&
      (property.causesReplacement === 'yes' || this.siblings.get(info.service).has(
        plain(other.replace(/(Id|Identifier|Arn|ARN|Name)$/, ''))))).map(([other]) => other);
  }

  // The claims of a type: one or none.
  claims(info) {
    const settable = info.identifier.filter((path) => path.split('.')[0] in info.properties);
    if (info.identifier.length > 0 && settable.length === info.identifier.length) return [this.fromIdentifier(info, settable)];
    if (info.identifier.length > 0 && settable.length === 0 && info.identifier.every((path) => ACCOUNT.test(path))) {
      return [this.claim(info, [], [], { duplicates: 'singleton', source: 'identifier', strength: 'medium' })];
    }
    const rated = this.candidates(info).map((name) => ({ name, score: this.evidence(info, name) }));
    const inArn = this.nameInArn(info);
    if (inArn && !rated.some((one) => one.name === inArn)) rated.unshift({ name: inArn, score: this.evidence(info, inArn) });
    const best = rated.reduce((a, b) => (a && a.score >= b.score ? a : b), undefined);
    if (!best || (best.score >= 0 && best.score < 3)) return [];
    if (best.score < 0) return [this.claim(info, [best.name], [], { duplicates: 'allowed', source: 'documentation' })];
    const parents = settable.length > 0 ? settable.filter((path) => path !== best.name)
      : inArn === best.name ? [] : this.requiredParents(info, best.name);
    return [this.claim(info, [best.name], parents, {
      duplicates: 'error', source: 'evidence', ...(best.score < 4 && { strength: 'medium' }) })];
  }

  // The template decides on the whole identifier.
  fromIdentifier(info, paths) {
    const alone = paths.length === 1 && this.candidates(info).includes(paths[0]);
    const parents = alone ? [] : paths.filter((path) => this.pointsElsewhere(info, path) || PLACE.test(path));
    const names = paths.filter((path) => !parents.includes(path));
    if (names.length > 0) return this.claim(info, names, parents, { duplicates: 'error', source: 'identifier' });
    return this.claim(info, [], parents, { duplicates: 'singleton', source: 'identifier', strength: 'medium' });
  }

  claim(info, name, parents, rest) {
    return {
      scope: scopeOf(info), ...rest, name,
      parents: parents.filter((property) => !PLACE.test(property)).map((property) => {
        const type = this.parentType(info, property);
        return { property, ...(type && { type }) };
      }),
    };
  }
}
