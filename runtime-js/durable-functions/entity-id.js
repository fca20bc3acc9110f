"use strict";
// The identity of an entity.

const { requireName } = require("durable-functions/arguments");

class EntityId {
    constructor(name, key) {
        requireName(name, "name");
        requireName(key, "key");
        this.name = name;
        this.key = key;
    }

    static getSchedulerIdFromEntityId(id) {
        return `@${id.name.toLowerCase()}@${id.key}`;
    }

    static getEntityIdFromSchedulerId(schedulerId) {
        const separator = schedulerId.indexOf("@", 1);
        return new EntityId(schedulerId.slice(1, separator), schedulerId.slice(separator + 1));
    }

    toString() {
        return EntityId.getSchedulerIdFromEntityId(this);
    }
}

/** "@name@key" of an EntityId or of any object with a name and a key; throws for what is neither. */
function schedulerIdOf(entityId) {
    const { name, key } = entityId;
    requireName(name, "entityId.name");
    if (name.includes("@")) throw new Error(`entityId.name: The name of an entity must not contain '@' but got '${name}'`);
    if (typeof key !== "string" && typeof key !== "number") {
        throw new TypeError(`entityId.key: Expected string but got ${typeof key}`);
    }
    return `@${name.toLowerCase()}@${key}`;
}

/** The EntityId of an object with a name and a key; keys may be empty here. */
function entityIdOf(entityId) {
    if (entityId instanceof EntityId) return entityId;
    return Object.assign(Object.create(EntityId.prototype), { name: entityId.name, key: String(entityId.key) });
}

exports.EntityId = EntityId;
exports.schedulerIdOf = schedulerIdOf;
exports.entityIdOf = entityIdOf;
