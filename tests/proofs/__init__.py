"""What must hold of every finished pack, since validators pass broken files.

    file_reading    a finished file opened: its structure tree, its pages, what they draw
    lawful          everything that must hold of the file, from the file alone
    round_trip      what the sources say is what the file says
    contrast        letters can be told from what lies behind them
    validators      what others wrote to judge such files
    damages_of_*    a good file, damaged: each has the sentence that must tell it

Each proof of a file yields plain sentences of what is wrong; a file without any is as it must be.
"""
