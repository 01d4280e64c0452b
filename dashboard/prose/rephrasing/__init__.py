"""A sentence put in plainer words before it is read: who said it left out, turns told as one."""
