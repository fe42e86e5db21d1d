// Validates templates with @aws/cloudformation-validate: node validate_peer.cjs PACKAGE-FOLDER TEMPLATE…
const [folder, ...templates] = process.argv.slice(2);
const { CompositeEngine, TemplateFile } = require(folder);
const engine = new CompositeEngine();
for (const template of templates) engine.validateTemplate(new TemplateFile(template));
