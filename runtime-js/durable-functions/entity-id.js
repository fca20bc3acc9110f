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

exports.EntityId = EntityId;
