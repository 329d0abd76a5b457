"""Whether two source records are of one person: the probabilistic model of Fellegi and Sunter (1969), as HMPPS uses it. Pure.

Each field that two records both give adds weight for or against, in bits: the logarithm to base 2 of how many times as likely
it is to be found so in two records of one person as in two records of two people. The sum, with the weight of two records
drawn at random, says how likely it is that the two are of one person: 0 is even, 10 is a thousand to one, 20 a million to one.
"""
