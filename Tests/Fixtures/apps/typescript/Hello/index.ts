export default async function (context: any): Promise<string> {
    return `Hello ${context.bindings.name}!`;
}
